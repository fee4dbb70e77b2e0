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
export function destroyable(stack: StackJson): ResourceOverrides {
  const resource: ResourceOverrides = {};
  for (const { type, name, body } of resourcesOf(stack)) {
    const prevented = (body['lifecycle'] as { prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;
    const changed = { ...(prevented && { lifecycle: { prevent_destroy: false } }), ...SETTINGS[type] };
    if (Object.keys(changed).length > 0) resource[type] = { ...resource[type], [name]: changed };
  }
  return resource;
}

/** What holds something, and what is lost with it. */
const HOLDS: Readonly<Record<string, string>> = {
  aws_s3_bucket: 'its objects, old versions too',
  aws_efs_file_system: 'its files',
  aws_db_instance: 'the database; a final snapshot is taken',
  aws_ecr_repository: 'its images',
  aws_kms_key: 'a key; what it encrypts can no longer be read after 30 days',
  aws_eks_cluster: 'the cluster and all that runs in it',
  aws_cloudwatch_log_group: 'its logs',
  aws_iam_service_linked_role: 'the right to request spot instances',
};

/** Something that may be destroyed once it is allowed. */
export interface Loss {
  /** Terraform's address, such as `aws_efs_file_system.pair-maps_files_file-system`. */
  readonly address: string;
  /** As AWS shows it. */
  readonly name: string;
  /** What is lost with it. */
  readonly holds: string;
}

/** Everything in a stack that {@link destroyable} lets go. */
export function losses(stack: StackJson): Loss[] {
  const allowed = destroyable(stack);
  return resourcesOf(stack)
    .filter(({ type, name }) => allowed[type]?.[name] !== undefined)
    .map(({ type, address, body }) => ({ address, name: shownName(body), holds: HOLDS[type] ?? 'itself' }));
}

function shownName(body: Readonly<Record<string, unknown>>): string {
  const { tags } = body as { readonly tags?: Readonly<Record<string, unknown>> };
  const names = [body['bucket'], body['identifier'], body['name'], tags?.['Name'], body['description']];
  return names.find((name) => typeof name === 'string') ?? '';
}
