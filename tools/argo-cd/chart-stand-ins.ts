import type { KubernetesObject } from '@kubernetes/client-node';
import type { ChartName } from '../../config/charts';
import { crdsOf } from '../kubernetes/crds';

/** Folders of CRDs whose kinds a chart brings, and which of them; charts that bring none have none. */
const KINDS: Readonly<Record<ChartName, Readonly<Record<string, 'all' | readonly string[]>>>> = {
  // The full schemas are ten megabytes; ours are WorkflowTemplates.
  'argo-workflows': { 'argo-workflows-full': ['workflowtemplates.argoproj.io'] },
  'aws-load-balancer-controller': { 'aws-load-balancer-controller': 'all' },
  'cert-manager': { 'cert-manager': 'all' },
  'external-dns': {},
  'external-secrets': {
    'external-secrets': [
      ...['externalsecrets', 'clusterexternalsecrets', 'secretstores', 'clustersecretstores'].map(
        (plural) => `${plural}.external-secrets.io`,
      ),
      'ecrauthorizationtokens.generators.external-secrets.io',
    ],
  },
  'gpu-operator': { 'gpu-operator': 'all' },
  kueue: { kueue: ['clusterqueues', 'localqueues', 'resourceflavors'].map((plural) => `${plural}.kueue.x-k8s.io`) },
  metallb: { metallb: 'all' },
  'metrics-server': {},
  'rook-ceph': {
    rook: [
      ...['cephclusters', 'cephfilesystems', 'cephobjectstores'].map((plural) => `${plural}.ceph.rook.io`),
      ...['objectbucketclaims', 'objectbuckets'].map((plural) => `${plural}.objectbucket.io`),
    ],
  },
  'snapshot-controller': { 'external-snapshotter': 'all' },
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
export const standInFor = (chart: ChartName, folder: string): StandIn => {
  const objects = Object.entries(KINDS[chart]).flatMap(([project, names]) => {
    const all = crdsOf(folder, project);
    const chosen = names === 'all' ? all : all.filter(({ metadata }) => names.includes(metadata?.name ?? ''));
    if (chosen.length === 0 || (names !== 'all' && chosen.length < names.length)) {
      throw new Error(`${folder} lacks CRDs of ${project}: ${names === 'all' ? 'all' : names.join(', ')}`);
    }
    return chosen;
  });
  if (objects.length > 0) return { objects, what: `${objects.length} CRDs` };
  return {
    objects: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: chart } }],
    what: 'a ServiceAccount',
  };
};
