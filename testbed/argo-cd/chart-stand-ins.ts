import type { KubernetesObject } from '@kubernetes/client-node';
import { crdsOf } from '../kubernetes/crds';

/**
 * By chart, the CRDs of it that our manifests need, or one that shows it, with the folder that has them; a chart without CRDs is not here. All of a
 * chart's would be more work for a machine with two cores, and prove no more.
 */
const KINDS: Readonly<Record<string, { readonly from: string; readonly crds: readonly string[] }>> = {
  'argo-workflows': { from: 'argo-workflows-full', crds: ['workflowtemplates.argoproj.io'] },
  'aws-load-balancer-controller': {
    from: 'aws-load-balancer-controller',
    crds: ['targetgroupbindings.elbv2.k8s.aws'],
  },
  'cert-manager': { from: 'cert-manager', crds: ['certificates.cert-manager.io', 'clusterissuers.cert-manager.io'] },
  'external-secrets': {
    from: 'external-secrets',
    crds: [
      'clusterexternalsecrets.external-secrets.io',
      'clustersecretstores.external-secrets.io',
      'ecrauthorizationtokens.generators.external-secrets.io',
      'externalsecrets.external-secrets.io',
    ],
  },
  'gpu-operator': { from: 'gpu-operator', crds: ['clusterpolicies.nvidia.com'] },
  kueue: {
    from: 'kueue',
    crds: ['clusterqueues.kueue.x-k8s.io', 'localqueues.kueue.x-k8s.io', 'resourceflavors.kueue.x-k8s.io'],
  },
  metallb: { from: 'metallb', crds: ['ipaddresspools.metallb.io', 'l2advertisements.metallb.io'] },
  'rook-ceph': {
    from: 'rook',
    crds: [
      'cephclusters.ceph.rook.io',
      'cephfilesystems.ceph.rook.io',
      'cephobjectstores.ceph.rook.io',
      'objectbucketclaims.objectbucket.io',
    ],
  },
  'snapshot-controller': { from: 'external-snapshotter', crds: ['volumesnapshotclasses.snapshot.storage.k8s.io'] },
};

/** What stands in for a chart that cannot be had here. */
export interface StandIn {
  readonly objects: readonly KubernetesObject[];
  /** For the page. */
  readonly what: string;
}

/**
 * A chart's kinds, so that what needs them can come; and one ServiceAccount, which every AppProject allows, where it has none.
 *
 * @param folder of CRDs
 * @throws Error where the folder lacks one
 */
export const standInFor = (chart: string, folder: string): StandIn => {
  const kinds = KINDS[chart];
  if (!kinds) {
    return {
      objects: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: chart } }],
      what: 'a ServiceAccount',
    };
  }
  const { from, crds } = kinds;
  const objects = crdsOf(folder, from).filter(({ metadata }) => crds.includes(metadata?.name ?? ''));
  if (objects.length < crds.length) throw new Error(`${folder}/${from} lacks some of: ${crds.join(', ')}`);
  return { objects, what: objects.length === 1 ? 'a CRD' : `${objects.length} CRDs` };
};
