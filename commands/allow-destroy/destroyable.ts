import { resourcesOf, type StackJson } from '../../synthesis/stack-json';

/** Resources' arguments by type and name, as an override file has them. */
export type ResourceOverrides = Record<string, Record<string, Record<string, unknown>>>;

/** By which AWS refuses to delete what holds data, and what lets it. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  aws_db_instance: { deletion_protection: false },
  aws_ecr_repository: { force_delete: true },
  aws_s3_bucket: { force_destroy: true },
};

/**
 * Overrides with which a stack can be destroyed: Terraform's `prevent_destroy` off, deletion protection off, buckets and repositories
 * emptied. A pure function of the synthesized JSON, which stays as it is.
 */
export function unlocked(stack: StackJson): ResourceOverrides {
  const resource: ResourceOverrides = {};
  for (const { type, name, body } of resourcesOf(stack)) {
    const prevented = (body['lifecycle'] as { prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;
    const changed = { ...(prevented && { lifecycle: { prevent_destroy: false } }), ...SETTINGS[type] };
    if (Object.keys(changed).length > 0) resource[type] = { ...resource[type], [name]: changed };
  }
  return resource;
}
