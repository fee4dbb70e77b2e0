import { describe, expect, it } from 'vitest';
import { App, TerraformStack } from 'cdktf';
import { EKS_NODE_RELEASES, EKS_SUPPORTED_VERSIONS, NODE_IMAGE } from '../../../../config/versions';
import { SystemNodeGroup } from '../../../../constructs/cluster/system-node-group';
import { dependenciesOf, resourceOf, resourcesOf } from '../../../support/stack-blocks';

const group = resourceOf('hybrid-cluster', 'aws_eks_node_group.system_group');
const template = resourceOf('hybrid-cluster', 'aws_launch_template.system_template_launch-template');

/** A node group of these instance types, outside of any environment. */
const madeOf = (os: 'bottlerocket' | 'al2023', ...instanceTypes: string[]): SystemNodeGroup =>
  new SystemNodeGroup(new TerraformStack(new App(), 'test'), 'system', {
    environment: {
      name: 'hybrid',
      cloud: {
        account: '123456789012',
        region: 'ap-northeast-2',
        kubernetesVersion: '1.35',
        network: { zones: ['a', 'b'] },
        system: { instanceTypes, count: 2, os },
      },
    },
    cluster: 'hybrid',
    subnetIds: ['subnet-1'],
    securityGroupId: 'sg-1',
    diskKey: 'arn:aws:kms:ap-northeast-2:123456789012:key/1',
    after: [],
  });

describe('the system node group', () => {
  it('refuses what does not keep the cluster alive', () => {
    expect(group['taint']).toEqual([{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NO_SCHEDULE' }]);
    expect(group['labels']).toEqual({ 'landbridge/nodes': 'system' });
  });

  it('always runs the count asked for, with room for one more during an update', () => {
    expect(group['scaling_config']).toEqual({ min_size: 2, desired_size: 2, max_size: 3 });
    expect(group['update_config']).toEqual({ max_unavailable: 1 });
  });

  it('spreads over the private subnets of all zones', () => {
    expect(group['subnet_ids']).toEqual(
      ['a', 'b', 'c'].map((zone) => `\${data.aws_subnet.network_private-${zone}.id}`),
    );
  });

  it('repairs its nodes and follows the Kubernetes version of the cluster', () => {
    expect(group).toMatchObject({ node_repair_config: { enabled: true }, version: '1.35' });
  });

  it('is replaced by a new group of another name before it goes', () => {
    expect(group).toMatchObject({
      node_group_name: 'system-bottlerocket-m7g-large-abc',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('starts after the rights of its nodes, the rules of its firewall and the add-ons that nodes need', () => {
    const rules = resourcesOf('hybrid-cluster').filter(({ type }) => type.startsWith('aws_vpc_security_group_'));

    expect(dependenciesOf(group)).toEqual(
      expect.arrayContaining([
        'aws_iam_role_policy_attachment.system_node_amazoneksworkernodepolicy',
        'aws_eks_addon.node-add-ons_eks-pod-identity-agent_add-on',
        'aws_eks_addon.node-add-ons_kube-proxy_add-on',
        'aws_eks_addon.node-add-ons_vpc-cni_add-on',
        ...rules.map(({ address }) => address),
      ]),
    );
  });
});

describe("the system nodes' launch template", () => {
  it('takes IMDSv2 only, from the node itself and not from its pods', () => {
    expect(template['metadata_options']).toMatchObject({ http_tokens: 'required', http_put_response_hop_limit: 1 });
  });

  it('encrypts every volume by a key that it names', () => {
    const volumes = template['block_device_mappings'] as readonly { device_name: string; ebs: object }[];

    expect(volumes.map(({ device_name }) => device_name)).toEqual(['/dev/xvda', '/dev/xvdb']);
    for (const { ebs } of volumes)
      expect(ebs).toMatchObject({
        encrypted: 'true',
        kms_key_id: '${data.aws_kms_key.disk-key_key.arn}',
        volume_type: 'gp3',
      });
  });

  it("tags what it launches with the environment, which the provider's default tags do not reach", () => {
    expect(template['tag_specifications']).toEqual(
      ['instance', 'volume', 'network-interface'].map((resource_type) => ({
        resource_type,
        tags: { Name: 'hybrid-system', 'landbridge:environment': 'hybrid' },
      })),
    );
  });
});

describe('the image of the system nodes', () => {
  it.each([
    ['bottlerocket', 'm7g.large', 'BOTTLEROCKET_ARM_64'],
    ['bottlerocket', 'm7i.large', 'BOTTLEROCKET_x86_64'],
    ['al2023', 't4g.large', 'AL2023_ARM_64_STANDARD'],
    ['al2023', 'c7a.large', 'AL2023_x86_64_STANDARD'],
  ] as const)('of %s on %s is %s', (os, instanceType, expected) => {
    expect(madeOf(os, instanceType).nodeGroup.amiTypeInput).toBe(expected);
  });

  it('is of an exact release, which AWS would otherwise choose once and never patch', () => {
    expect(group['release_version']).toBe(EKS_NODE_RELEASES['1.35']?.bottlerocket);
    expect(madeOf('al2023', 'm7i.large').nodeGroup.releaseVersionInput).toBe(EKS_NODE_RELEASES['1.35']?.al2023);
  });

  it('cannot be one for two architectures', () => {
    expect(() => madeOf('bottlerocket', 'm7g.large', 'm7i.large')).toThrow(
      /^cloud\.system\.instanceTypes: m7g\.large, m7i\.large are of two architectures.*; name types/,
    );
  });
});

describe('the table of node releases', () => {
  it.each(EKS_SUPPORTED_VERSIONS)("has AL2023 of %s, of the day of Karpenter's image", (minor) => {
    const day = /^al2023@v(\d{8})$/.exec(NODE_IMAGE)?.[1];

    expect(EKS_NODE_RELEASES[minor]?.al2023).toMatch(new RegExp(`^${minor.replace('.', '\\.')}\\.\\d+-${day}$`));
  });

  it.each(EKS_SUPPORTED_VERSIONS)('has Bottlerocket of %s, with the build that AWS asks for', (minor) => {
    expect(EKS_NODE_RELEASES[minor]?.bottlerocket).toMatch(/^\d+\.\d+\.\d+-[0-9a-f]{8}$/);
  });
});
