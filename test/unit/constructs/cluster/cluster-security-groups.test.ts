import { describe, expect, it } from 'vitest';
import { resourceOf, resourcesOf, tagsOf } from '../../../support/stack-blocks';

const INGRESS = 'aws_vpc_security_group_ingress_rule';
const EGRESS = 'aws_vpc_security_group_egress_rule';
const controlPlane = '${aws_security_group.security-groups_control-plane.id}';
const nodes = '${aws_security_group.security-groups_nodes.id}';

describe('the security groups', () => {
  const groups = resourcesOf('hybrid-cluster', 'aws_security_group');

  it("bear Karpenter's discovery tag once, on the nodes'", () => {
    const tagged = groups.filter(({ body }) => 'karpenter.sh/discovery' in tagsOf(body));

    expect(tagged.map(({ address }) => address)).toEqual(['aws_security_group.security-groups_nodes']);
    expect(tagged[0]?.body).toMatchObject({ name: 'hybrid-node', tags: { 'karpenter.sh/discovery': 'hybrid' } });
  });

  it('never bear the tag of which load balancers take only one', () => {
    expect(JSON.stringify(groups)).not.toContain('kubernetes.io/cluster');
  });

  it('are those of the control plane and of the system nodes', () => {
    expect(resourceOf('hybrid-cluster', 'aws_eks_cluster.eks_cluster')['vpc_config']).toMatchObject({
      security_group_ids: [controlPlane],
    });
    expect(
      resourceOf('hybrid-cluster', 'aws_launch_template.system_template_launch-template')['vpc_security_group_ids'],
    ).toEqual([nodes]);
  });
});

describe('the rules', () => {
  it('admit no address, only each other, where the API is public', () => {
    const fromAddresses = resourcesOf('hybrid-cluster', INGRESS).filter(({ body }) => 'cidr_ipv4' in body);

    expect(fromAddresses).toEqual([]);
  });

  it('open the API to the nodes', () => {
    expect(resourceOf('hybrid-cluster', `${INGRESS}.security-groups_control-plane-from-nodes`)).toMatchObject({
      security_group_id: controlPlane,
      referenced_security_group_id: nodes,
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    });
  });

  it('open the nodes to themselves entirely', () => {
    expect(resourceOf('hybrid-cluster', `${INGRESS}.security-groups_node-from-nodes`)).toMatchObject({
      security_group_id: nodes,
      referenced_security_group_id: nodes,
      ip_protocol: '-1',
    });
  });

  const ports = [443, 4443, 6443, 8082, 8443, 9443, 10250, 10251];

  it('open the nodes to the control plane on the ports that it calls, and on no others', () => {
    const opened = resourcesOf('hybrid-cluster', INGRESS)
      .map(({ body }) => body)
      .filter((rule) => rule['security_group_id'] === nodes && rule['referenced_security_group_id'] === controlPlane);

    expect(opened.map((rule) => [rule['from_port'], rule['to_port']])).toEqual(
      expect.arrayContaining(ports.map((port) => [port, port])),
    );
    expect(opened).toHaveLength(ports.length);
  });

  it('let the control plane out to the nodes alone, on the same ports', () => {
    const out = resourcesOf('hybrid-cluster', EGRESS)
      .map(({ body }) => body)
      .filter((rule) => rule['security_group_id'] === controlPlane);

    expect(out.map((rule) => rule['from_port']).sort()).toEqual([...ports].sort());
    expect(out.every((rule) => rule['referenced_security_group_id'] === nodes)).toBe(true);
  });

  it('have descriptions that EC2 takes', () => {
    for (const { body } of [...resourcesOf('hybrid-cluster', INGRESS), ...resourcesOf('hybrid-cluster', EGRESS)])
      expect(body['description']).toMatch(/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
  });
});
