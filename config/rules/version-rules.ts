import { oneOf } from '../load/closest';
import { error, type Rule, type RuleFault, warning } from '../load/fault';
import type { Environment } from '../schema/environment';
import {
  EKS_SUPPORTED_VERSIONS,
  EKS_VERSION,
  KUBESPRAY_KUBERNETES_PATCHES,
  KUBESPRAY_VERSION,
  ONPREM_KUBERNETES_VERSION,
} from '../versions';

/** Each side's Kubernetes version is one that its installer supports. */
export const versionsSupported: Rule = ({ cloud, sites }) => [
  ...(cloud ? eksFaults(cloud.kubernetesVersion) : []),
  ...Object.entries(sites).flatMap(([name, { kubernetesVersion }]) => kubesprayFaults(name, kubernetesVersion)),
];

/** All clusters run the same minor, since they get the same manifests. A difference of one is a warning: an upgrade may be under way. */
export const versionsAgree: Rule = (environment) => {
  const clusters = clustersOf(environment);
  return clusters.flatMap((cluster, index) => {
    const farthest = clusters
      .slice(0, index)
      .map((other) => ({ other, apart: Math.abs(other.minor - cluster.minor) }))
      .reduce<{ other: Cluster; apart: number } | undefined>(
        (most, next) => (next.apart > (most?.apart ?? 0) ? next : most),
        undefined,
      );
    if (!farthest) return [];
    const { other, apart } = farthest;
    const rule = `all clusters run one minor of Kubernetes, and ${other.path.join('.')} is ${other.version}`;
    const older = cluster.minor < other.minor ? cluster : other;
    const fix = `bring ${older.path.join('.')} to 1.${older.minor + 1}${apart === 1 ? '' : ' first, one minor at a time'}`;
    return apart === 1
      ? [warning(cluster.path, cluster.version, `${rule}: one apart, an upgrade under way`, fix)]
      : [error(cluster.path, cluster.version, `${rule}: ${apart} apart`, fix)];
  });
};

interface Cluster {
  readonly path: readonly string[];
  readonly version: string;
  readonly minor: number;
}

const clustersOf = ({ cloud, sites }: Environment): Cluster[] =>
  [
    ...(cloud ? [{ path: ['cloud', 'kubernetesVersion'], version: cloud.kubernetesVersion }] : []),
    ...Object.entries(sites)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, site]) => ({ path: ['sites', name, 'kubernetesVersion'], version: site.kubernetesVersion })),
  ].map((cluster) => ({ ...cluster, minor: Number(cluster.version.split('.')[1]) }));

const eksFaults = (version: string): RuleFault[] =>
  EKS_SUPPORTED_VERSIONS.some((supported) => supported === version)
    ? []
    : [
        error(
          ['cloud', 'kubernetesVersion'],
          version,
          `EKS supports ${oneOf(EKS_SUPPORTED_VERSIONS)} at the standard price`,
          `write '${EKS_VERSION}', or leave the key out`,
        ),
      ];

function kubesprayFaults(site: string, version: string): RuleFault[] {
  const [major, minor, patch] = version.split('.');
  const highest = KUBESPRAY_KUBERNETES_PATCHES[`${major ?? ''}.${minor ?? ''}`];
  if (highest !== undefined && Number(patch) <= highest) return [];
  const known = Object.entries(KUBESPRAY_KUBERNETES_PATCHES).map(([of, last]) => `${of}.0 to ${of}.${last}`);
  return [
    error(
      ['sites', site, 'kubernetesVersion'],
      version,
      `Kubespray ${KUBESPRAY_VERSION} installs ${oneOf(known)}`,
      `write '${ONPREM_KUBERNETES_VERSION}', or leave the key out`,
    ),
  ];
}
