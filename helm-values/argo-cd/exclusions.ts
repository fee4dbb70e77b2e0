/** Kinds of one or several API groups. */
interface Kinds {
  readonly apiGroups: readonly string[];
  readonly kinds: readonly string[];
}

/**
 * Kinds that Argo CD neither watches nor shows: a controller makes them, in great numbers or many times a minute, and no Application ever
 * has one. Each watched object costs memory, and each change of one a comparison.
 *
 * The setting replaces the chart's own list, so what of that list can be in our clusters is here again.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Resource exclusion".
 */
export const EXCLUDED: readonly Kinds[] = [
  { apiGroups: ['', 'discovery.k8s.io'], kinds: ['Endpoints', 'EndpointSlice'] },
  // Of each step of a workflow.
  { apiGroups: ['argoproj.io'], kinds: ['WorkflowArtifactGCTask', 'WorkflowTaskResult', 'WorkflowTaskSet'] },
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
  { apiGroups: ['cert-manager.io'], kinds: ['CertificateRequest'] },
  { apiGroups: ['certificates.k8s.io'], kinds: ['CertificateSigningRequest'] },
  // Of each pod and node on-premises, where Cilium is the network.
  { apiGroups: ['cilium.io'], kinds: ['CiliumEndpoint', 'CiliumEndpointSlice', 'CiliumIdentity'] },
  { apiGroups: ['coordination.k8s.io'], kinds: ['Lease'] },
  // Of each node that Karpenter makes.
  { apiGroups: ['karpenter.sh'], kinds: ['NodeClaim'] },
  // Of each job that waits in Kueue.
  { apiGroups: ['kueue.x-k8s.io'], kinds: ['Workload'] },
  // The VPC CNI's working copy of each NetworkPolicy.
  { apiGroups: ['networking.k8s.aws'], kinds: ['PolicyEndpoint'] },
];
