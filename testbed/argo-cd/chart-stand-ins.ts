import type { KubernetesObject } from '@kubernetes/client-node';
import { crdsOf } from '../kubernetes/crds';

/**
 * By chart, the CRDs that our manifests need (one of them where they need none), and the folder that has them. A chart without CRDs has no
 * entry. Installing all CRDs of a chart would only take longer.
 */
const KINDS: Readonly<Record<string, { readonly from: string; readonly crds: readonly string[] }>> = {
  'aws-load-balancer-controller': {
    from: 'aws-load-balancer-controller',
    crds: ['targetgroupbindings.elbv2.k8s.aws'],
  },
  'cert-manager': {
    from: 'cert-manager',
    crds: ['certificates.cert-manager.io', 'clusterissuers.cert-manager.io', 'issuers.cert-manager.io'],
  },
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

/** The stand-in for a chart that is not available here. */
export interface StandIn {
  readonly objects: readonly KubernetesObject[];
  /** For the report. */
  readonly what: string;
}

/**
 * The CRDs that stand in for a chart. A chart without CRDs is a ServiceAccount, which every AppProject allows.
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
