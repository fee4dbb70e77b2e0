import type { KubernetesObject } from '@kubernetes/client-node';

/** A Helm release of the platform stack. */
export interface PlatformRelease {
  readonly name: string;
  readonly namespace: string;
  /** Folder of the chart on this machine, or its name in its repository. */
  readonly chart: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const TAGS = { 'landbridge/environment': 'hybrid' };
const nodeClass = (name: string): KubernetesObject => ({
  apiVersion: 'karpenter.k8s.aws/v1',
  kind: 'EC2NodeClass',
  metadata: { name },
  ...{
    spec: {
      amiSelectorTerms: [{ alias: 'al2023@v20260714' }],
      role: 'hybrid-karpenter-node',
      subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'hybrid' } }],
      securityGroupSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'hybrid' } }],
      instanceStorePolicy: 'RAID0',
      metadataOptions: { httpEndpoint: 'enabled', httpPutResponseHopLimit: 1, httpTokens: 'required' },
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          rootVolume: true,
          ebs: { volumeSize: '200Gi', volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
        },
      ],
      tags: TAGS,
    },
  },
});
const gpuPool = (
  use: string,
  families: string[],
  capacity: string[],
  maxGpus: number,
  zones: string[],
  policy = 'WhenEmpty',
): KubernetesObject => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: use },
  ...{
    spec: {
      template: {
        metadata: { labels: { 'landbridge/nodes': use } },
        spec: {
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: use },
          taints: [{ key: 'nvidia.com/gpu', value: use, effect: 'NoSchedule' }],
          requirements: [
            { key: 'karpenter.k8s.aws/instance-family', operator: 'In', values: families },
            { key: 'karpenter.sh/capacity-type', operator: 'In', values: capacity },
            { key: 'topology.kubernetes.io/zone', operator: 'In', values: zones },
            { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
          ],
          expireAfter: 'Never',
          terminationGracePeriod: '30m',
        },
      },
      disruption: { consolidationPolicy: policy, consolidateAfter: '10m' },
      limits: { 'nvidia.com/gpu': String(maxGpus) },
    },
  },
});
const general: KubernetesObject = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'general' },
  ...{
    spec: {
      template: {
        metadata: { labels: { 'landbridge/nodes': 'general' } },
        spec: {
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'general' },
          requirements: [
            { key: 'karpenter.k8s.aws/instance-family', operator: 'In', values: ['m7g', 'c7g'] },
            { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] },
          ],
          terminationGracePeriod: '30m',
        },
      },
      disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfter: '5m' },
      limits: { cpu: '32', memory: '128Gi' },
    },
  },
};
const Z = ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c'];

/** Stand-in until the platform stack is there. */
export const platformReleases = (
  charts: string,
): Readonly<Record<'crds' | 'karpenter' | 'pools', PlatformRelease>> => ({
  crds: { name: 'karpenter-crd', namespace: 'kube-system', chart: `${charts}/karpenter-crd`, values: {} },
  karpenter: {
    name: 'karpenter',
    namespace: 'kube-system',
    chart: `${charts}/karpenter`,
    values: {
      settings: { clusterName: 'hybrid', interruptionQueue: 'hybrid-karpenter' },
      controller: { image: { tag: '1.14.0', digest: '' } },
      nodeSelector: { 'landbridge/nodes': 'system' },
      tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
    },
  },
  pools: {
    name: 'karpenter-pools',
    namespace: 'kube-system',
    chart: '/tmp/fix/karpenter-pools',
    values: {
      manifests: [
        ...['pipeline', 'training', 'serving', 'general'].map(nodeClass),
        gpuPool('pipeline', ['g6', 'g5'], ['spot', 'on-demand'], 8, ['ap-northeast-2a']),
        gpuPool('training', ['g6e'], ['on-demand'], 8, Z),
        gpuPool('serving', ['g6'], ['on-demand'], 2, Z),
        general,
      ],
    },
  },
});
