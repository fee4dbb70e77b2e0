import { describe, expect, it } from 'vitest';
import { cloudOf, hybrid } from '../../../support/drafts';
import { resources } from '../../../support/stack-json';
import { synthesizedWith } from '../../../support/synthesized-with';

describe('a private API', () => {
  const synthesized = synthesizedWith(hybrid(), (draft) => {
    cloudOf(draft).api = 'private';
  });
  const inCluster = (type: string) => resources(synthesized, type).filter(({ stack }) => stack === 'hybrid-cluster');

  it('has no public address', () => {
    const [cluster] = inCluster('aws_eks_cluster');

    expect(cluster?.body['vpc_config']).toMatchObject({ endpoint_private_access: true, endpoint_public_access: false });
    expect(cluster?.body['vpc_config']).not.toHaveProperty('public_access_cidrs');
  });

  it('admits the node network of each site on 443, and no other address', () => {
    const fromAddresses = inCluster('aws_vpc_security_group_ingress_rule').filter(({ body }) => 'cidr_ipv4' in body);

    expect(fromAddresses.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        security_group_id: '${aws_security_group.security-groups_control-plane.id}',
        cidr_ipv4: '10.20.0.0/24',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
      }),
    ]);
  });
});
