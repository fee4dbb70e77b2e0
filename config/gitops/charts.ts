import type { CHART_VERSIONS } from '../versions';

/** A chart that Argo CD installs. */
export type ChartName = keyof typeof CHART_VERSIONS;

/** Where each chart is published; an address without a scheme is an OCI registry, as Argo CD writes it. */
export const CHART_REPOSITORIES: Readonly<Record<ChartName, string>> = {
  'argo-workflows': 'https://argoproj.github.io/argo-helm',
  'aws-load-balancer-controller': 'https://aws.github.io/eks-charts',
  'cert-manager': 'https://charts.jetstack.io',
  'external-dns': 'https://kubernetes-sigs.github.io/external-dns/',
  'external-secrets': 'https://charts.external-secrets.io',
  'gpu-operator': 'https://helm.ngc.nvidia.com/nvidia',
  kueue: 'registry.k8s.io/kueue/charts',
  metallb: 'https://metallb.github.io/metallb',
  'metrics-server': 'https://kubernetes-sigs.github.io/metrics-server/',
  'rook-ceph': 'https://charts.rook.io/release',
  'snapshot-controller': 'https://piraeus.io/helm-charts/',
};

/** The repositories, each once. */
export const chartRepositories = (): string[] => [...new Set(Object.values(CHART_REPOSITORIES))].sort();
