import { describe, expect, it } from 'vitest';
import hybrid from '../../../fixtures/environments/hybrid';
import { dependenciesOf, policyIn, resourceOf, resourcesOf, textIn } from '../../../support/stack-blocks';
import { resources } from '../../../support/stack-json';
import { synthesizedWith } from '../../../support/synthesized-with';

describe("Karpenter's node role", () => {
  const role = resourceOf('hybrid-cluster', 'aws_iam_role.karpenter_node_ec2_role');

  it('is for EC2 and has the name that node classes compute', () => {
    expect(role['name']).toBe('hybrid-karpenter-node');
    expect(policyIn(role, 'assume_role_policy')).toMatchObject({
      Statement: [{ Principal: { Service: 'ec2.amazonaws.com' } }],
    });
  });

  it('may join by an entry of its own, which the system nodes do not share', () => {
    expect(resourceOf('hybrid-cluster', 'aws_eks_access_entry.karpenter_node_access-entry')).toMatchObject({
      principal_arn: '${aws_iam_role.karpenter_node_ec2_role.arn}',
      type: 'EC2_LINUX',
    });
    expect(resourceOf('hybrid-cluster', 'aws_eks_node_group.system_group')['node_role_arn']).toBe(
      '${aws_iam_role.system_node_role.arn}',
    );
  });

  it('may join, pull images and be reached by Session Manager', () => {
    const attached = resourcesOf('hybrid-cluster', 'aws_iam_role_policy_attachment')
      .map(({ body }) => body)
      .filter((body) => body['role'] === '${aws_iam_role.karpenter_node_ec2_role.name}');

    expect(attached.map((body) => textIn(body, 'policy_arn').split('/').at(-1)).sort()).toEqual([
      'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEKSWorkerNodePolicy',
      'AmazonSSMManagedInstanceCore',
    ]);
  });
});

describe("Karpenter's controller role", () => {
  const policies = resourcesOf('hybrid-cluster', 'aws_iam_policy').filter(({ address }) =>
    address.includes('.karpenter_'),
  );
  const association = resourceOf(
    'hybrid-cluster',
    'aws_eks_pod_identity_association.karpenter_controller_identity_association',
  );

  it("has the six policies, named after the cluster's Karpenter", () => {
    expect(policies.map(({ body }) => body['name']).sort()).toEqual([
      'hybrid-karpenter-eks-integration',
      'hybrid-karpenter-iam-integration',
      'hybrid-karpenter-interruption',
      'hybrid-karpenter-node-lifecycle',
      'hybrid-karpenter-resource-discovery',
      'hybrid-karpenter-zonal-shift',
    ]);
  });

  it('may pass the node role and read the queue that this stack makes', () => {
    const texts = policies.map(({ body }) => textIn(body, 'policy')).join('\n');

    expect(texts).toContain('"Resource":"arn:aws:iam::123456789012:role/hybrid-karpenter-node"');
    expect(texts).toContain('"Resource":"arn:aws:sqs:ap-northeast-2:123456789012:hybrid-karpenter"');
  });

  it("goes to the chart's service account once all six are attached", () => {
    expect(association).toMatchObject({ namespace: 'kube-system', service_account: 'karpenter' });
    expect(dependenciesOf(association)).toHaveLength(6);
  });
});

describe('the service-linked role of spot', () => {
  const TYPE = 'aws_iam_service_linked_role';

  it('is left alone where the account has one', () => {
    expect(resourcesOf('hybrid-cluster', TYPE)).toEqual([]);
  });

  it("is made where the environment says 'create', and then kept for the whole account", () => {
    const { stacks } = synthesizedWith(hybrid, (draft) => {
      if (draft.cloud) draft.cloud.spotServiceLinkedRole = 'create';
    });

    expect(resources({ stacks }, TYPE).map(({ body }) => body)).toEqual([
      { aws_service_name: 'spot.amazonaws.com', lifecycle: { prevent_destroy: true } },
    ]);
  });
});
