/** One rule of an ECR lifecycle policy, in ECR's own spelling. */
export interface ImageLifecycleRule {
  /** ECR applies the rule with the lowest number first. */
  readonly rulePriority: number;
  readonly description: string;
  readonly selection:
    | { tagStatus: 'untagged'; countType: 'sinceImagePushed'; countUnit: 'days'; countNumber: number }
    | { tagStatus: 'tagged'; tagPatternList: readonly string[]; countType: 'imageCountMoreThan'; countNumber: number };
  readonly action: { readonly type: 'expire' };
}

/** Days after which an untagged image is deleted. A build that failed half-way leaves one, and a replaced index leaves its parts. */
const UNTAGGED_DAYS = 14;

/**
 * Which images ECR deletes by itself (ECR user guide, "Lifecycle policy properties").
 *
 * @param keepTagged how many of the newest tagged images stay
 */
export const imageLifecycle = (keepTagged: number): { readonly rules: readonly ImageLifecycleRule[] } => ({
  rules: [
    {
      rulePriority: 1,
      description: `Untagged images go after ${UNTAGGED_DAYS} days`,
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: UNTAGGED_DAYS,
      },
      action: { type: 'expire' },
    },
    {
      rulePriority: 2,
      description: `The ${keepTagged} newest tagged images stay`,
      selection: {
        tagStatus: 'tagged',
        tagPatternList: ['*'],
        countType: 'imageCountMoreThan',
        countNumber: keepTagged,
      },
      action: { type: 'expire' },
    },
  ],
});
