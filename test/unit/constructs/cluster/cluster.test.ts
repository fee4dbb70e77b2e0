import { describe, expect, it } from 'vitest';
import { dependenciesOf, policyIn, resourceOf } from '../../../support/stack-blocks';

const cluster = resourceOf('hybrid-cluster', 'aws_eks_cluster.eks_cluster');
const logGroup = resourceOf('hybrid-cluster', 'aws_cloudwatch_log_group.eks_logs_group');

describe('the cluster', () => {
  it('runs Kubernetes 1.35 in standard support only', () => {
    expect(cluster).toMatchObject({ version: '1.35', upgrade_policy: { support_type: 'STANDARD' } });
  });

  it('gives its creator no rights and takes access entries alone', () => {
    expect(cluster['access_config']).toEqual({
      authentication_mode: 'API',
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });

  it('comes without add-ons that nobody asked for', () => {
    expect(cluster['bootstrap_self_managed_addons']).toBe(false);
  });

  it('writes all five kinds of log', () => {
    expect(cluster['enabled_cluster_log_types']).toEqual([
      'api',
      'audit',
      'authenticator',
      'controllerManager',
      'scheduler',
    ]);
  });

  it('finds its log group made before it, encrypted and with an end', () => {
    expect(dependenciesOf(cluster)).toContain('aws_cloudwatch_log_group.eks_logs_group');
    expect(logGroup).toMatchObject({
      name: '/aws/eks/hybrid/cluster',
      kms_key_id: '${aws_kms_key.eks_log-key_key.arn}',
      retention_in_days: 90,
    });
  });

  it('lets CloudWatch Logs use the key of its log group', () => {
    const policy = policyIn(resourceOf('hybrid-cluster', 'aws_kms_key.eks_log-key_key'), 'policy');

    expect(policy['Statement']).toContainEqual(
      expect.objectContaining({ Principal: { Service: 'logs.ap-northeast-2.amazonaws.com' } }),
    );
  });

  it('seals secrets with a key of their own that rotates', () => {
    expect(cluster['encryption_config']).toEqual({
      resources: ['secrets'],
      provider: { key_arn: '${aws_kms_key.eks_secrets-key_key.arn}' },
    });
    expect(resourceOf('hybrid-cluster', 'aws_kms_key.eks_secrets-key_key')['enable_key_rotation']).toBe(true);
  });

  it('has its role, which may use that key, with all rights before it starts', () => {
    const inline = resourceOf('hybrid-cluster', 'aws_iam_role_policy.eks_control-plane_inline');

    expect(policyIn(inline, 'policy')['Statement']).toEqual([
      expect.objectContaining({ Resource: '${aws_kms_key.eks_secrets-key_key.arn}' }),
    ]);
    expect(dependenciesOf(cluster)).toEqual(
      expect.arrayContaining([
        'aws_iam_role_policy.eks_control-plane_inline',
        'aws_iam_role_policy_attachment.eks_control-plane_amazoneksclusterpolicy',
      ]),
    );
  });

  it('is not destroyed by accident', () => {
    expect(cluster['lifecycle']).toEqual({ prevent_destroy: true });
  });

  it('has its network interfaces in the intra subnets', () => {
    expect(cluster['vpc_config']).toMatchObject({
      subnet_ids: ['a', 'b', 'c'].map((zone) => `\${data.aws_subnet.network_intra-${zone}.id}`),
    });
  });
});

describe("the cluster's API", () => {
  it('answers the networks that the environment names, and privately', () => {
    expect(cluster['vpc_config']).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ['203.0.113.0/24'],
    });
  });
});
