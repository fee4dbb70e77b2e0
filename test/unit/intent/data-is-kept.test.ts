import { describe } from 'vitest';
import { holds, refuses, worldOf } from '../../support/intent/check';
import { destroyable, unencrypted } from '../../support/intent/encryption';
import { synthesized } from '../../support/synthesized';

const NOT_ENCRYPTED = 'not encrypted by a key of ours';

describe('everything that holds something is encrypted', () => {
  refuses(unencrypted, {
    'a bucket without an encryption configuration': [worldOf({ 'aws_s3_bucket.b': {} }), [`b: ${NOT_ENCRYPTED}`]],
    "a bucket with S3's own key": [
      worldOf({
        'aws_s3_bucket.b': {},
        'aws_s3_bucket_server_side_encryption_configuration.e': {
          bucket: '${aws_s3_bucket.b.id}',
          rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
        },
      }),
      [`b: ${NOT_ENCRYPTED}`],
    ],
    'a disk': [worldOf({ 'aws_ebs_volume.v': { kms_key_id: 'k' } }), [NOT_ENCRYPTED]],
    'a launch template with one plain disk of two': [
      worldOf({
        'aws_launch_template.t': {
          block_device_mappings: [{ ebs: [{ encrypted: 'true' }] }, { ebs: [{ encrypted: 'false' }] }],
        },
      }),
      [NOT_ENCRYPTED],
    ],
    'a queue': [worldOf({ 'aws_sqs_queue.q': { sqs_managed_sse_enabled: false } }), [NOT_ENCRYPTED]],
    'a topic': [worldOf({ 'aws_sns_topic.t': {} }), [NOT_ENCRYPTED]],
    'a log group': [worldOf({ 'aws_cloudwatch_log_group.l': { retention_in_days: 7 } }), [NOT_ENCRYPTED]],
    'a file system': [worldOf({ 'aws_efs_file_system.f': { kms_key_id: 'k' } }), [NOT_ENCRYPTED]],
    'a database': [worldOf({ 'aws_db_instance.d': { kms_key_id: 'k', storage_encrypted: false } }), [NOT_ENCRYPTED]],
    "a secret with AWS's own key": [worldOf({ 'aws_secretsmanager_secret.s': {} }), [NOT_ENCRYPTED]],
    'a repository': [
      worldOf({ 'aws_ecr_repository.r': { encryption_configuration: [{ encryption_type: 'AES256' }] } }),
      [NOT_ENCRYPTED],
    ],
    'a cluster whose secrets lie open in etcd': [worldOf({ 'aws_eks_cluster.c': {} }), [NOT_ENCRYPTED]],
    'a key that is never rotated': [worldOf({ 'aws_kms_key.k': {} }), [NOT_ENCRYPTED]],
    'a kind that it does not know': [worldOf({ 'aws_dynamodb_table.t': {} }), ['does not know how']],
  });
  holds(unencrypted, synthesized);
});

describe('Terraform refuses to destroy data', () => {
  refuses(destroyable, {
    'a bucket without prevent_destroy': [worldOf({ 'aws_s3_bucket.b': {} }), ['b: holds data']],
    'a database with it switched off': [
      worldOf({ 'aws_db_instance.d': { lifecycle: { prevent_destroy: false } } }),
      ['d: holds data'],
    ],
  });
  holds(destroyable, synthesized);
});
