import { describe, expect, it } from 'vitest';
import hybrid from '../../fixtures/environments/hybrid';
import { policyIn } from '../../support/stack-blocks';
import { onlyResource, resources, type Block, type JsonObject, type Synthesized } from '../../support/stack-json';
import { stackJson } from '../../support/synthesized';
import { synthesizedWith } from '../../support/synthesized-with';

const stacks = { 'hybrid-storage': stackJson('hybrid-storage') };
const all = (type: string): Block[] => resources({ stacks }, type);
const only = (type: string): JsonObject => onlyResource({ stacks }, 'hybrid-storage', type);
/** Names of more pairs, which the stack's other constructs have too. */
const MORE = ['network', 'nodes', 'database'];
const withMorePairs = (): Synthesized =>
  synthesizedWith(hybrid, ({ storage }) => {
    const maps = storage?.['maps'];
    if (storage && maps) for (const name of MORE) storage[name] = maps;
  });
const KEY = '${aws_kms_key.pair-maps_key_key.arn}';

describe('the bucket of a storage pair', () => {
  it('is named after environment, pair and account, and kept', () => {
    expect(only('aws_s3_bucket')).toMatchObject({
      bucket: 'hybrid-maps-123456789012',
      lifecycle: { prevent_destroy: true },
    });
  });

  it("encrypts with the pair's key", () => {
    expect(only('aws_s3_bucket_server_side_encryption_configuration')['rule']).toMatchObject([
      { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: KEY } },
    ]);
  });

  it('keeps what was overwritten for 30 days, and moves what is 30 days old to a cheaper place', () => {
    expect(only('aws_s3_bucket_versioning')).toMatchObject({ versioning_configuration: { status: 'Enabled' } });
    expect(only('aws_s3_bucket_lifecycle_configuration')['rule']).toMatchObject([
      { id: 'noncurrent', noncurrent_version_expiration: [{ noncurrent_days: 30 }] },
      { id: 'tiering', transition: [{ days: 30, storage_class: 'INTELLIGENT_TIERING' }] },
    ]);
  });

  it('is never public', () => {
    expect(only('aws_s3_bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });
});

describe('the file system of a storage pair', () => {
  it("is encrypted with the pair's key, backed up and kept", () => {
    expect(only('aws_efs_file_system')).toMatchObject({
      encrypted: true,
      kms_key_id: KEY,
      lifecycle: { prevent_destroy: true },
    });
    expect(only('aws_efs_backup_policy')).toMatchObject({ backup_policy: { status: 'ENABLED' } });
  });

  it('is mounted in every zone by default', () => {
    expect(all('aws_efs_mount_target').map(({ body }) => body['subnet_id'])).toEqual(
      ['a', 'b', 'c'].map((zone) => `\${data.aws_subnet.network_private-${zone}.id}`),
    );
  });

  it('is mounted in its own zone alone where the environment says so', () => {
    const changed = synthesizedWith(hybrid, ({ storage }) => {
      if (storage?.['maps']) Object.assign(storage['maps'], { zone: 'c', mountTargets: 'own-zone' });
    });

    expect(resources(changed, 'aws_efs_mount_target').map(({ body }) => body['subnet_id'])).toEqual([
      '${data.aws_subnet.network_private-c.id}',
    ]);
  });

  it('is reached on one port, from the nodes alone', () => {
    expect(only('aws_vpc_security_group_ingress_rule')).toMatchObject({
      referenced_security_group_id: '${data.aws_security_group.nodes_group.id}',
      ip_protocol: 'tcp',
      from_port: 2049,
      to_port: 2049,
    });
    for (const { body } of all('aws_efs_mount_target'))
      expect(body['security_groups']).toEqual(['${aws_security_group.pair-maps_files_security-group_group.id}']);
  });
});

describe('the policies of a storage pair', () => {
  it('are one to read, and one for each writer', () => {
    expect(all('aws_iam_policy').map(({ body }) => body['name'])).toEqual([
      'hybrid-maps-read',
      'hybrid-maps-write-cloud',
      'hybrid-maps-write-seoul',
    ]);
  });

  it.each([
    { writer: 'cloud', prefixes: ['models', 'results', 'runs/cloud'] },
    { writer: 'seoul', prefixes: ['datasets', 'runs/seoul'] },
  ])('let $writer write $prefixes and nothing else', ({ writer, prefixes }) => {
    const written = all('aws_iam_policy').find(({ body }) => body['name'] === `hybrid-maps-write-${writer}`);
    const { Statement } = policyIn(written?.body ?? {}, 'policy') as unknown as {
      Statement: { Action: string; Resource: string }[];
    };

    expect(Statement.filter(({ Action }) => Action.includes('s3:PutObject')).map(({ Resource }) => Resource)).toEqual([
      prefixes.map((prefix) => `arn:aws:s3:::hybrid-maps-123456789012/${prefix}/*`),
    ]);
  });
});

describe('the right to mount', () => {
  it("is the EFS driver's on its nodes, over TLS to the files of every pair", () => {
    const [given, ...more] = resources(withMorePairs(), 'aws_iam_role_policy').filter(
      ({ stack }) => stack === 'hybrid-storage',
    );

    expect(more).toEqual([]);
    expect(given?.body['role']).toBe('hybrid-efs-csi-node');
    expect(policyIn(given?.body ?? {}, 'policy')).toMatchObject({
      Statement: [
        {
          Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
          Resource: ['maps', ...MORE].map((pair) => `\${aws_efs_file_system.pair-${pair}_files_file-system.arn}`),
        },
        { Action: ['elasticfilesystem:DescribeMountTargets'] },
        { Action: ['ec2:DescribeAvailabilityZones'] },
      ],
    });
  });
});

describe('the storage stack', () => {
  it('publishes what the clusters mount and copy to', () => {
    const published = all('aws_ssm_parameter').map(({ body }) => [body['name'], body['value']]);

    expect(Object.fromEntries(published)).toEqual({
      '/landbridge/hybrid/storage/maps/bucket': '${aws_s3_bucket.pair-maps_objects_bucket.id}',
      '/landbridge/hybrid/storage/maps/file-system-id': '${aws_efs_file_system.pair-maps_files_file-system.id}',
      '/landbridge/hybrid/storage/maps/key-arn': KEY,
    });
  });

  it('takes pairs named like what else is in it', () => {
    expect(resources(withMorePairs(), 'aws_s3_bucket').filter(({ stack }) => stack === 'hybrid-storage')).toHaveLength(
      4,
    );
  });
});
