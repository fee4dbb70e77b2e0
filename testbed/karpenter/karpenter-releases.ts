import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { GO_PINS } from '../components/go-pins';
import type { StackJson } from '../../synthesis/stack-json';
import { helmReleasesIn } from '../charts/terraform-releases';

/** A Helm release of the platform stack. */
export interface PlatformRelease {
  readonly name: string;
  readonly namespace: string;
  /** Folder of the chart on this machine. */
  readonly chart: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Karpenter's releases: its kinds, the guard that keeps the controller while a node is there, the controller, the pools. */
export interface PlatformReleases {
  /** All of them, each after those that it needs; destroyed in the opposite order. */
  readonly inOrder: readonly PlatformRelease[];
  readonly controller: PlatformRelease;
  readonly pools: PlatformRelease;
}

/** Source of Karpenter's own charts, which its Go module ships too. */
const OWN_CHARTS = ['karpenter-crd', 'karpenter'];

/**
 * Karpenter's releases as the synthesized platform stack has them, in the order of its dependencies.
 *
 * @param stack the synthesized platform stack
 * @param folder of that stack, beside which its local chart is
 * @param charts folder of the charts in Karpenter's module
 * @throws Error where the stack lacks one, or wants another version than the one that runs here
 */
export const platformReleases = (stack: StackJson, folder: string, charts: string): PlatformReleases => {
  const found = helmReleasesIn(stack).filter(({ name }) => name.startsWith('karpenter'));
  for (const { chart, version } of found.filter((release) => OWN_CHARTS.includes(release.chart))) {
    if (`v${version ?? ''}` !== GO_PINS.karpenter.version) {
      throw new Error(
        `The stack wants ${chart} ${version ?? ''}; the controller here is ${GO_PINS.karpenter.version}.`,
      );
    }
  }
  const ordered = found.map(({ name, namespace, chart, values }) => ({
    name,
    namespace,
    chart: OWN_CHARTS.includes(chart) ? join(charts, chart) : join(folder, chart),
    values,
  }));
  const called = (wanted: string): PlatformRelease => {
    const release = ordered.find(({ name }) => name === wanted);
    if (!release) throw new Error(`The platform stack has no release called ${wanted}.`);
    return release;
  };
  return { inOrder: ordered, controller: called('karpenter'), pools: called('karpenter-pools') };
};

/** The manifests of the pools' release, as the stack renders them. */
export const manifestsOf = ({ values }: PlatformRelease): readonly KubernetesObject[] =>
  (values['manifests'] ?? []) as readonly KubernetesObject[];

/**
 * The release of the EKS-optimized AMIs that all node classes are pinned to, such as `v20260714`.
 *
 * @throws Error where they are pinned to different ones, or to none
 */
export const amiVersionOf = (pools: PlatformRelease): string => {
  const aliases = JSON.stringify(manifestsOf(pools)).matchAll(/"alias":"al2023@(v\d{8})"/g);
  const [version, ...others] = new Set([...aliases].map(([, found]) => found));
  if (version === undefined || others.length > 0) throw new Error('The pools are not pinned to one release of AL2023.');
  return version;
};
