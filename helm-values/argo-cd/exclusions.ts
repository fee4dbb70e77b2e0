/** Kinds of one or several API groups. */
export interface ExcludedKinds {
  readonly apiGroups: readonly string[];
  readonly kinds: readonly string[];
}

/** Kinds of Kubernetes, of the clusters' networks and of Karpenter, with those of the chart's own list that our clusters have. */
const OF_NO_APP: readonly ExcludedKinds[] = [
  { apiGroups: ['', 'discovery.k8s.io'], kinds: ['Endpoints', 'EndpointSlice'] },
  {
    apiGroups: ['authentication.k8s.io', 'authorization.k8s.io'],
    kinds: [
      'LocalSubjectAccessReview',
      'SelfSubjectAccessReview',
      'SelfSubjectReview',
      'SelfSubjectRulesReview',
      'SubjectAccessReview',
      'TokenReview',
    ],
  },
  { apiGroups: ['certificates.k8s.io'], kinds: ['CertificateSigningRequest'] },
  // One for each pod and node on a site with Cilium.
  { apiGroups: ['cilium.io'], kinds: ['CiliumEndpoint', 'CiliumEndpointSlice', 'CiliumIdentity'] },
  { apiGroups: ['coordination.k8s.io'], kinds: ['Lease'] },
  // One for each node that Karpenter makes.
  { apiGroups: ['karpenter.sh'], kinds: ['NodeClaim'] },
  // The VPC CNI's working copy of each NetworkPolicy.
  { apiGroups: ['networking.k8s.aws'], kinds: ['PolicyEndpoint'] },
];

/**
 * All kinds that Argo CD neither watches nor shows. Controllers make them in great numbers or change them many times a minute, and no
 * Application has one. Argo CD needs memory for each object that it watches, and compares it at each change. The setting replaces the
 * chart's own list.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Resource exclusion".
 *
 * @param ofApps the kinds that the controllers of apps make
 */
export const exclusions = (ofApps: readonly ExcludedKinds[]): ExcludedKinds[] =>
  [...OF_NO_APP, ...ofApps].sort((one, other) => ((one.apiGroups[0] ?? '') < (other.apiGroups[0] ?? '') ? -1 : 1));
