import { describe, expect, it } from 'vitest';
import { policyIn, resourceOf } from '../../../support/stack-blocks';

describe('a role for pods', () => {
  const role = resourceOf('hybrid-cluster', 'aws_iam_role.karpenter_controller_identity_pods_role');

  it('trusts EKS alone, and only for one service account of one cluster', () => {
    expect(policyIn(role, 'assume_role_policy')['Statement']).toEqual([
      {
        Sid: 'ServiceAssumesRole',
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          ArnEquals: { 'aws:SourceArn': 'arn:aws:eks:ap-northeast-2:123456789012:cluster/hybrid' },
          StringEquals: {
            'aws:SourceAccount': '123456789012',
            'aws:RequestTag/kubernetes-namespace': 'kube-system',
            'aws:RequestTag/kubernetes-service-account': 'karpenter',
          },
        },
      },
    ]);
  });
});
