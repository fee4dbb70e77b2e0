import { describe, expect, it } from 'vitest';
import { appsOn } from '../../../apps';
import type { Manifest } from '../../../apps/manifest';
import { clustersOf } from '../../../config/kubernetes/clusters';
import { GPU_MODEL_LABEL } from '../../../config/kubernetes/labels-and-taints';
import { contentByFacts } from '../../../manifest-rules';
import type { Content, Given } from '../../../manifest-rules/given';
import { tolerationsFit } from '../../../manifest-rules/tolerations';
import { contentOfCluster } from '../../support/content';
import { parsed } from '../../support/drafts';
import { at } from '../../support/gitops';
import { SMALL_SITES } from '../../support/small-sites';

const found = (content: Content): string[] => tolerationsFit(content).map(({ where, value }) => `${where}: ${value}`);

/** A content with the values at one path of one object replaced. @throws Error where there is no such object */
function changed(content: Content, kind: string, name: string, path: readonly string[], value: unknown): Content {
  let times = 0;
  const change = <G extends Given>(one: G): G => {
    if (one.object.kind !== kind || one.object.metadata.name !== name) return one;
    times += 1;
    const object = structuredClone(one.object);
    const inner = at(object, ...path.slice(0, -1)) as Record<string, unknown>;
    inner[path.at(-1) ?? ''] = value;
    return { ...one, object };
  };
  const next = { ...content, given: content.given.map(change), installedFirst: content.installedFirst.map(change) };
  if (times === 0) throw new Error(`${content.cluster.name} has no ${kind} ${name}.`);
  return next;
}

const POD = ['spec', 'template', 'spec', 'tolerations'];

describe('a toleration that is taken away', () => {
  it.each([
    [
      'Karpenter on the system nodes',
      ...(['cloud', 'Deployment', 'karpenter', POD] as const),
      'cloud, karpenter, Deployment karpenter: system nodes, with CriticalAddonsOnly=true:NoSchedule',
    ],
    [
      'Argo CD on the system nodes',
      ...(['cloud', 'StatefulSet', 'argocd-application-controller', POD] as const),
      'cloud, argocd, StatefulSet argocd-application-controller: system nodes, with CriticalAddonsOnly=true:NoSchedule',
    ],
    [
      'the device plug-in on GPU nodes of the cloud',
      ...(['cloud', 'ClusterPolicy', 'cluster-policy', ['spec', 'daemonsets', 'tolerations']] as const),
      'cloud, gpu-operator, ClusterPolicy cluster-policy (device plug-in, metrics, toolkit, driver): nodes of pool pipeline, with nvidia.com/gpu=pipeline:NoSchedule',
    ],
    [
      'the device plug-in on hosts with GPUs',
      ...(['busan', 'ClusterPolicy', 'cluster-policy', ['spec', 'daemonsets', 'tolerations']] as const),
      'busan, gpu-operator, ClusterPolicy cluster-policy (device plug-in, metrics, toolkit, driver): hosts gpu1, gpu2, with nvidia.com/gpu=present:NoSchedule',
    ],
    [
      'what announces addresses',
      ...(['busan', 'DaemonSet', 'metallb-speaker', POD] as const),
      'busan, metallb, DaemonSet metallb-speaker: hosts cp1, cp2, cp3, with node-role.kubernetes.io/control-plane:NoSchedule',
    ],
    [
      'what mounts volumes',
      ...(['busan', 'Driver', 'rook-ceph.cephfs.csi.ceph.com', ['spec', 'nodePlugin', 'tolerations']] as const),
      'busan, ceph-csi-drivers, Driver rook-ceph.cephfs.csi.ceph.com (node plug-in): hosts gpu1, gpu2, with nvidia.com/gpu=present:NoSchedule',
    ],
    [
      'the programs of disks',
      ...(['busan', 'CephCluster', 'rook-ceph', ['spec', 'placement', 'all', 'tolerations']] as const),
      'busan, ceph, CephCluster rook-ceph (disks): hosts gpu1, gpu2, with nvidia.com/gpu=present:NoSchedule',
    ],
    [
      'the flavor of a queue',
      ...(['cloud', 'ResourceFlavor', 'pipeline', ['spec', 'tolerations']] as const),
      'cloud, pipeline, WorkflowTemplate pipeline (step train with flavor pipeline): nodes of pool pipeline, with nvidia.com/gpu=pipeline:NoSchedule',
    ],
  ] as const)('%s: it is named', (_, cluster, kind, name, path, said) => {
    expect(
      found(changed(contentOfCluster(cluster, cluster === 'cloud' ? 'hybrid' : undefined), kind, name, path, [])),
    ).toContain(said);
  });
});

describe('labels that no node has', () => {
  it('given a flavor with a model that no host has, then each step with GPUs is named', () => {
    const content = changed(contentOfCluster('seoul'), 'ResourceFlavor', 'rtx-a6000', ['spec', 'nodeLabels'], {
      [GPU_MODEL_LABEL]: 'h100',
    });

    expect(found(content)).toEqual(
      ['reconstruct', 'train'].map(
        (step) =>
          `seoul, pipeline, WorkflowTemplate pipeline (step ${step} with flavor rtx-a6000): ${GPU_MODEL_LABEL}=h100, GPUs`,
      ),
    );
  });

  it('given a required affinity to no node, then it is named', () => {
    const affinity = {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'landbridge/nodes', operator: 'In', values: ['none'] }] }],
        },
      },
    };
    const path = ['spec', 'template', 'spec', 'affinity'];

    expect(found(changed(contentOfCluster('cloud', 'hybrid'), 'Deployment', 'external-dns', path, affinity))).toEqual([
      'cloud, external-dns, Deployment external-dns: its required node affinity',
    ]);
  });
});

describe('small and converged racks', () => {
  it.each(Object.entries(SMALL_SITES))('%s: every pod finds a host, and every host its pods', (_, draft) => {
    const [cluster] = clustersOf(parsed(draft()));
    if (!cluster) throw new Error('onprem-only has one site');

    expect(found(contentByFacts(cluster, appsOn(cluster)))).toEqual([]);
  });

  it('given hosts of the control plane that do not run pods, then what must run there is asked of them', () => {
    const pods: Manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'asked', namespace: 'x' } };
    const nodeSelector = { 'topology.kubernetes.io/zone': 'busan', 'landbridge/nodes': 'system' };
    const object = { ...pods, spec: { template: { spec: { nodeSelector, containers: [] } } } };

    expect(found({ ...contentOfCluster('busan'), given: [{ app: 'asked', wave: 0, object }] })).toEqual([
      'busan, asked, Deployment asked: topology.kubernetes.io/zone=busan, landbridge/nodes=system',
    ]);
  });
});
