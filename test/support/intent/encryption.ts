import { isObject, list, resources, type Block, type Json, type JsonObject } from '../stack-json';
import { offender, type Check, type World } from './check';

type Verdict = (body: JsonObject, block: Block, world: World) => boolean;

const given = (value: Json | undefined): boolean => typeof value === 'string' && value !== '';
const all = (blocks: readonly JsonObject[], holds: (block: JsonObject) => boolean): boolean =>
  blocks.length > 0 && blocks.every(holds);

/** Resources that refer to a block by `argument`. */
export const referring = (world: World, { stack, address }: Block, type: string, argument: string): Block[] =>
  resources(world, type).filter((other) => {
    const value = other.body[argument];
    return other.stack === stack && typeof value === 'string' && value.includes(`\${${address}.`);
  });

const bucketEncrypted: Verdict = (_, block, world) =>
  referring(world, block, 'aws_s3_bucket_server_side_encryption_configuration', 'bucket').some(({ body }) =>
    all(list(body, 'rule'), (rule) =>
      all(
        list(rule, 'apply_server_side_encryption_by_default'),
        (byDefault) => byDefault['sse_algorithm'] === 'aws:kms' && given(byDefault['kms_master_key_id']),
      ),
    ),
  );

const disksEncrypted: Verdict = (body) =>
  all(list(body, 'block_device_mappings'), (mapping) =>
    all(list(mapping, 'ebs'), ({ encrypted }) => isTrue(encrypted)),
  );

/** A launch template takes its flags as strings. */
const isTrue = (value: Json | undefined): boolean => value === true || value === 'true';

/** How each kind of resource says that it encrypts what it holds, by a key of ours. */
const ENCRYPTED: Readonly<Record<string, Verdict>> = {
  aws_s3_bucket: bucketEncrypted,
  aws_ebs_volume: ({ encrypted, kms_key_id }) => encrypted === true && given(kms_key_id),
  aws_launch_template: disksEncrypted,
  aws_sqs_queue: ({ kms_master_key_id, sqs_managed_sse_enabled }) =>
    given(kms_master_key_id) || sqs_managed_sse_enabled === true,
  aws_sns_topic: ({ kms_master_key_id }) => given(kms_master_key_id),
  aws_cloudwatch_log_group: ({ kms_key_id }) => given(kms_key_id),
  aws_efs_file_system: ({ encrypted, kms_key_id }) => encrypted === true && given(kms_key_id),
  aws_db_instance: ({ storage_encrypted, kms_key_id }) => storage_encrypted === true && given(kms_key_id),
  aws_secretsmanager_secret: ({ kms_key_id }) => given(kms_key_id),
  aws_ecr_repository: (body) =>
    all(list(body, 'encryption_configuration'), (each) => each['encryption_type'] === 'KMS' && given(each['kms_key'])),
  aws_eks_cluster: (body) =>
    all(
      list(body, 'encryption_config'),
      (each) =>
        Array.isArray(each['resources']) &&
        each['resources'].includes('secrets') &&
        all(list(each, 'provider'), (provider) => given(provider['key_arn'])),
    ),
  aws_backup_vault: ({ kms_key_arn }) => given(kms_key_arn),
  aws_kms_key: ({ enable_key_rotation }) => enable_key_rotation === true,
};

/** Kinds that by their names hold something, so that one which is new here is not passed over. */
const HOLDS =
  /^aws_.*(bucket|volume|queue|topic|log_group|file_system|instance|cluster|secret|repository|(?<!route_)table|stream|vault|cache|domain)$/;

/** Everything that holds something encrypts it. */
export const unencrypted: Check = (world) =>
  resources(world).flatMap((block) => {
    const verdict = ENCRYPTED[block.type];
    if (verdict) return verdict(block.body, block, world) ? [] : [offender(block, 'not encrypted by a key of ours')];
    return HOLDS.test(block.type)
      ? [offender(block, 'holds something and this check does not know how it encrypts')]
      : [];
  });

/** Kinds that hold what nobody can make again. */
const DATA = new Set([
  'aws_s3_bucket',
  'aws_ebs_volume',
  'aws_efs_file_system',
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_dynamodb_table',
  'aws_ecr_repository',
  'aws_backup_vault',
]);

/** Terraform refuses to destroy what holds data. */
export const destroyable: Check = (world) =>
  resources(world)
    .filter(({ type }) => DATA.has(type))
    .filter(({ body }) => !(isObject(body['lifecycle']) && body['lifecycle']['prevent_destroy'] === true))
    .map((block) => offender(block, 'holds data and has no prevent_destroy'));
