/** One rule of an ECR lifecycle policy, in ECR's own spelling. */
export interface ImageLifecycleRule {
  /** The lower one decides first. */
  readonly rulePriority: number;
  readonly description: string;
  readonly selection:
    | { tagStatus: 'untagged'; countType: 'sinceImagePushed'; countUnit: 'days'; countNumber: number }
    | { tagStatus: 'tagged'; tagPatternList: readonly string[]; countType: 'imageCountMoreThan'; countNumber: number };
  readonly action: { readonly type: 'expire' };
}

/** Days after which an image goes that no tag names any more: a build that failed half-way, or the parts of a replaced index. */
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
