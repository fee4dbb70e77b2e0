import { KEEP, SYNC_OPTIONS } from '../../config/gitops/argo-cd-names';
import type { Manifest, ManifestOf, V1LimitRangeSpec, V1ResourceQuotaSpec } from '../manifest';
import { allowPolicies, defaultDeny, type AllowRule } from './policies';

/** A namespace with the limits on everything in it. */
export interface NamespaceDefinition {
  readonly name: string;
  /** Pod Security Standard that every pod must keep (Kubernetes, "Pod Security Standards"). */
  readonly security: 'restricted' | 'baseline' | 'privileged';
  /** Why it is not `restricted`. An annotation tells it to reviewers. */
  readonly reason?: string;
  /** The traffic that its pods may have; all other traffic is denied. */
  readonly allowRules: readonly AllowRule[];
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * What its pods may ask for together.
   * @default no quota
   */
  readonly quota?: Readonly<Record<string, string>>;
}

type Namespace = ManifestOf<'v1', 'Namespace'>;
type ResourceQuota = ManifestOf<'v1', 'ResourceQuota', { readonly spec: V1ResourceQuotaSpec }>;
type LimitRange = ManifestOf<'v1', 'LimitRange', { readonly spec: V1LimitRangeSpec }>;

const POD_SECURITY = 'pod-security.kubernetes.io';

/** The namespace, its network policies, and its quota where it has one. */
export function namespaceManifests(definition: NamespaceDefinition): Manifest[] {
  const { name, security, reason, allowRules, labels, quota } = definition;
  const namespace: Namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        [`${POD_SECURITY}/enforce`]: security,
        [`${POD_SECURITY}/audit`]: 'restricted',
        [`${POD_SECURITY}/warn`]: security,
        ...labels,
      },
      annotations: {
        // Deleting a namespace would delete everything in it.
        [SYNC_OPTIONS]: KEEP,
        ...(reason !== undefined && { 'landbridge/pod-security-reason': reason }),
      },
    },
  };
  return [
    namespace,
    defaultDeny(name),
    ...allowRules.flatMap((rule) => allowPolicies(name, rule)),
    ...(quota ? [resourceQuota(name, quota), defaultsFor(name)] : []),
  ];
}

const resourceQuota = (namespace: string, hard: Readonly<Record<string, string>>): ResourceQuota => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'quota', namespace },
  spec: { hard },
});

/** A quota refuses containers without requests. These defaults give such a container little instead. */
const defaultsFor = (namespace: string): LimitRange => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'defaults', namespace },
  spec: {
    limits: [
      {
        type: 'Container',
        defaultRequest: { cpu: '50m', memory: '128Mi' },
        default: { memory: '256Mi' },
      },
    ],
  },
});
