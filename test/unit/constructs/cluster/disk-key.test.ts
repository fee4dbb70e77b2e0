import { describe, expect, it } from 'vitest';
import { blockStorage } from '../../../../apps/block-storage';
import { clustersOf } from '../../../../config/kubernetes/clusters';
import { disksMayUseKey } from '../../../../constructs/cluster/disk-key';
import { policy } from '../../../../constructs/iam/policy-document';
import { cloudOf, hybrid, parsed, type Draft } from '../../../support/drafts';
import { at } from '../../../support/gitops';
import { decide } from '../../../support/simulate';
import { list, onlyResource, resources } from '../../../support/stack-json';
import { synthesizedWith } from '../../../support/synthesized-with';
import { gpuPoolOf, poolsOf } from '../karpenter/pools/pools-of';

const account = '123456789012';
const YOURS = `arn:aws:kms:ap-northeast-2:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

describe('the key of disks', () => {
  it.each([
    ["AWS's own, whatever the account's default is", 'aws', `arn:aws:kms:ap-northeast-2:${account}:alias/aws/ebs`],
    ["the environment's own", 'own', `arn:aws:kms:ap-northeast-2:${account}:alias/hybrid-disks`],
    ['yours', YOURS, YOURS],
  ])('is named by the disks of nodes and of claims: %s', (_what, diskKey, expected) => {
    const change = (draft: Draft): string => (cloudOf(draft).diskKey = diskKey);
    const draft = hybrid();
    change(draft);
    const cloud = clustersOf(parsed(draft)).find(({ side }) => side === 'cloud');
    const [storageClass] = (cloud && blockStorage.on(cloud)?.manifests?.()) ?? [];

    expect(at(storageClass, 'parameters', 'kmsKeyId')).toBe(expected);
    expect(gpuPoolOf(poolsOf(change)).nodeClass.spec.blockDeviceMappings?.[0]?.ebs?.kmsKeyID).toBe(expected);
  });

  it('is made with its alias where it is to be the own one, and the launch template waits for it', () => {
    const made = synthesizedWith(hybrid(), (draft) => (cloudOf(draft).diskKey = 'own'));
    const template = onlyResource(made, 'hybrid-cluster', 'aws_launch_template');
    const aliases = resources(made, 'aws_kms_alias').map(({ body }) => body['name']);

    expect(aliases).toContain('alias/hybrid-disks');
    for (const mapping of list(template, 'block_device_mappings'))
      expect(at(mapping, 'ebs', 'kms_key_id')).toBe('${aws_kms_key.disk-key_own_key.arn}');
  });
});

// What starts nodes and makes volumes, one of which is not there before it is first used.
describe.each([
  `arn:aws:iam::${account}:role/hybrid-karpenter`,
  `arn:aws:iam::${account}:role/hybrid-aws-ebs-csi-driver`,
  `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
])('the statement of the own key, for %s', (principal) => {
  const environment = { name: 'hybrid', cloud: { account, region: 'ap-northeast-2' } };
  const resourcePolicy = policy(disksMayUseKey(environment));
  const ask = (action: string, context: Record<string, string>, of = account) =>
    decide(
      { action, resource: YOURS, context: { 'kms:CallerAccount': of, ...context } },
      { account, principal, resourcePolicy },
    );
  const viaEc2 = { 'kms:ViaService': 'ec2.ap-northeast-2.amazonaws.com' };

  it.each(['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom'])(
    'lets it %s through EC2',
    async (action) => {
      expect(await ask(action, viaEc2)).toBe('Allowed');
    },
  );

  it('refuses it without EC2, and whoever is of another account', async () => {
    expect(await ask('kms:Decrypt', { 'kms:ViaService': 's3.ap-northeast-2.amazonaws.com' })).not.toBe('Allowed');
    expect(await ask('kms:Decrypt', viaEc2, '210987654321')).not.toBe('Allowed');
  });
});
