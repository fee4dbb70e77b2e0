import { describe, expect, it } from 'vitest';
import { PODS_ON_A_NODE } from '../../../../../config/network/pod-room';
import { poolOf } from '../../../../support/drafts';
import { resourcesOf } from '../../../../support/stack-blocks';
import { gpuPoolOf, poolsOf } from './pools-of';

const { spec } = gpuPoolOf(poolsOf()).nodeClass;

/** Resources of a type whose tags have all of those that a term selects by. */
const selected = (stack: string, type: string, terms: readonly { readonly tags?: Record<string, string> }[]) =>
  resourcesOf(stack, type).filter(({ body }) =>
    terms.some(({ tags = {} }) =>
      Object.entries(tags).every(
        ([key, value]) => (body['tags'] as Record<string, string> | undefined)?.[key] === value,
      ),
    ),
  );

describe('the class of a pool', () => {
  it('selects the private subnets of all zones and nothing else', () => {
    expect(selected('hybrid-network', 'aws_subnet', spec.subnetSelectorTerms).map(({ address }) => address)).toEqual(
      ['a', 'b', 'c'].map((zone) => `aws_subnet.subnets_private-${zone}`),
    );
  });

  it("selects one security group, the nodes'", () => {
    const groups = ['hybrid-network', 'hybrid-cluster'].flatMap((stack) =>
      selected(stack, 'aws_security_group', spec.securityGroupSelectorTerms),
    );

    expect(groups.map(({ body }) => body['name'])).toEqual(['hybrid-node']);
  });

  it('gives nodes the role that the cluster stack makes', () => {
    const roles = resourcesOf('hybrid-cluster', 'aws_iam_role').map(({ body }) => body['name']);

    expect(roles).toContain(spec.role);
    expect(spec).not.toHaveProperty('instanceProfile');
  });

  it('starts from one image, pinned to a release of Amazon Linux 2023', () => {
    expect(spec.amiSelectorTerms).toEqual([{ alias: expect.stringMatching(/^al2023@v\d{8}$/) as unknown }]);
  });

  it('has an encrypted gp3 root of 200 GiB, and joins local disks', () => {
    expect(spec.blockDeviceMappings).toEqual([
      {
        deviceName: '/dev/xvda',
        ebs: {
          volumeType: 'gp3',
          volumeSize: '200Gi',
          encrypted: true,
          kmsKeyID: 'arn:aws:kms:ap-northeast-2:123456789012:alias/aws/ebs',
          deleteOnTermination: true,
        },
      },
    ]);
    expect(spec.instanceStorePolicy).toBe('RAID0');
  });

  it('has the disk that the pool asks for', () => {
    const pool = gpuPoolOf(poolsOf((draft) => (poolOf(draft).diskGiB = 500)));

    expect(pool.nodeClass.spec.blockDeviceMappings?.[0]?.ebs?.volumeSize).toBe('500Gi');
  });

  it("lets no pod reach the node's role", () => {
    expect(spec.metadataOptions).toEqual({
      httpEndpoint: 'enabled',
      httpProtocolIPv6: 'disabled',
      httpPutResponseHopLimit: 1,
      httpTokens: 'required',
    });
  });

  it('takes as many pods as the subnets were measured for', () => {
    expect(spec.kubelet).toEqual({ maxPods: PODS_ON_A_NODE });
  });

  it('tags what it launches with environment and pool', () => {
    expect(spec.tags).toEqual({
      Name: 'hybrid-pipeline',
      'landbridge:environment': 'hybrid',
      'landbridge:pool': 'pipeline',
    });
  });
});
