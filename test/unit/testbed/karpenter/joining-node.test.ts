import { describe, expect, it } from 'vitest';
import { joiningNode, nodeConfig } from '../../../../testbed/karpenter/joining-node';

const USER_DATA = `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="//"

--//
Content-Type: application/node.eks.aws

# Karpenter Generated NodeConfig
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster: { name: hybrid }
  kubelet:
    config:
      maxPods: 110
      registerWithTaints:
        - { effect: NoExecute, key: karpenter.sh/unregistered }
    flags:
      - --node-labels="karpenter.sh/nodepool=pipeline,landbridge/nodes=pipeline"

--//--
`;

describe('a node that joins', () => {
  it('given the user data of Karpenter, then labels, taints and the number of pods are those', () => {
    const instance = { InstanceId: 'i-1', Placement: { AvailabilityZone: 'ap-northeast-2a' } };
    const node = joiningNode(instance, { VCpuInfo: { DefaultVCpus: 4 }, MemoryInfo: { SizeInMiB: 1000 } }, USER_DATA);

    expect(node.metadata?.labels).toMatchObject({
      'karpenter.sh/nodepool': 'pipeline',
      'landbridge/nodes': 'pipeline',
    });
    expect(node.spec).toMatchObject({
      providerID: 'aws:///ap-northeast-2a/i-1',
      taints: [{ key: 'karpenter.sh/unregistered', effect: 'NoExecute' }],
    });
    expect(node.status?.capacity).toMatchObject({ cpu: '4', memory: '925Mi', pods: '110' });
  });

  it('given user data without a NodeConfig, then it says so', () => {
    expect(() => nodeConfig('#!/bin/sh')).toThrow('No NodeConfig');
  });
});
