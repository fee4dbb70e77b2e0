import { describe, expect, it } from 'vitest';
import { policyIn, resourceOf, resourcesOf, tagsOf } from '../../support/stack-blocks';
import { resources } from '../../support/stack-json';
import { synthesized } from '../../support/synthesized';

describe('the cluster stack', () => {
  it('publishes what only AWS knows and the clusters need', () => {
    const parameters = resourcesOf('hybrid-cluster', 'aws_ssm_parameter').map(({ body }) => [
      body['name'],
      body['value'],
    ]);

    expect(Object.fromEntries(parameters)).toEqual({
      '/landbridge/hybrid/cluster/certificate-authority':
        '${aws_eks_cluster.eks_cluster.certificate_authority[0].data}',
      '/landbridge/hybrid/cluster/endpoint': '${aws_eks_cluster.eks_cluster.endpoint}',
      '/landbridge/hybrid/cluster/node-security-group-id': '${aws_security_group.security-groups_nodes.id}',
    });
  });

  it.each([
    ['hybrid-cluster', 'eks.amazonaws.com'],
    ['hybrid-system-node', 'ec2.amazonaws.com'],
    ['hybrid-karpenter-node', 'ec2.amazonaws.com'],
    ['hybrid-karpenter', 'pods.eks.amazonaws.com'],
    ['hybrid-vpc-cni', 'pods.eks.amazonaws.com'],
    ['hybrid-aws-ebs-csi-driver', 'pods.eks.amazonaws.com'],
    ['hybrid-aws-efs-csi-driver', 'pods.eks.amazonaws.com'],
    ['hybrid-efs-csi-node', 'pods.eks.amazonaws.com'],
    ['hybrid-aws-load-balancer-controller', 'pods.eks.amazonaws.com'],
    ['hybrid-cert-manager', 'pods.eks.amazonaws.com'],
    ['hybrid-external-dns', 'pods.eks.amazonaws.com'],
    ['hybrid-external-secrets', 'pods.eks.amazonaws.com'],
  ])('has role %s, which only %s may assume', (name, service) => {
    const role = resourcesOf('hybrid-cluster', 'aws_iam_role').find(({ body }) => body['name'] === name);

    expect(policyIn(role?.body ?? {}, 'assume_role_policy')).toMatchObject({
      Statement: [{ Effect: 'Allow', Principal: { Service: service } }],
    });
  });

  it('has no other role', () => {
    expect(resourcesOf('hybrid-cluster', 'aws_iam_role')).toHaveLength(12);
  });

  it('never refers to the security group that EKS makes by itself', () => {
    expect(JSON.stringify(resourcesOf('hybrid-cluster'))).not.toContain('cluster_security_group_id');
  });

  it('takes the service network and the version from the environment', () => {
    expect(resourceOf('cloud-only-cluster', 'aws_eks_cluster.eks_cluster')).toMatchObject({
      name: 'cloud-only',
      kubernetes_network_config: { service_ipv4_cidr: '172.21.0.0/16' },
    });
  });

  it('is found by Karpenter through the private subnets and one security group, and through nothing else', () => {
    const found = resources(synthesized()).filter(
      ({ stack, body }) => stack.startsWith('hybrid-') && 'karpenter.sh/discovery' in tagsOf(body),
    );

    expect(found.map(({ address, body }) => [address.split('.', 1)[0], tagsOf(body)['Name']])).toEqual([
      ['aws_security_group', 'hybrid-node'],
      ['aws_subnet', 'hybrid-private-a'],
      ['aws_subnet', 'hybrid-private-b'],
      ['aws_subnet', 'hybrid-private-c'],
    ]);
  });
});
