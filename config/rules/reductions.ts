import { hasImage } from '../aws/platform-image';
import { clustersOf, type Cluster } from '../kubernetes/clusters';
import type { Rule, RuleFault } from '../load/fault';
import { warning } from '../load/fault';
import { batchGpus, runsPipeline } from '../pools/batch-gpus';
import { CEPH_COPIES, objectStore, storageHosts } from '../storage/object-store';

/** The platform's own images are in the cloud's repositories or in a named registry. Without them the rest of the platform still runs. */
export const release: Rule = ({ cloud, release: { registry }, sites }) =>
  cloud || registry !== undefined || Object.keys(sites).length === 0
    ? []
    : [
        warning(
          ['release', 'registry'],
          undefined,
          "without a cloud the pipeline's image needs a registry; without one, no pipeline is installed",
          "write release: { registry: 'registry.acme.example/platform' }, a registry that every host reaches",
        ),
      ];

/** What a cluster with GPUs does not get because something else is missing. */
export const pipelineReductions: Rule = (environment) =>
  clustersOf(environment).flatMap((cluster): RuleFault[] => {
    if (batchGpus(cluster).length === 0) return [];
    // Another rule reports a pool that reads an unknown pair.
    if (cluster.side === 'cloud' && Object.keys(environment.storage).length > 0 && !objectStore(cluster)) return [];
    if (!objectStore(cluster)) return [withoutStore(cluster)];
    if (!environment.cloud || !runsPipeline(cluster) || hasImage(environment, 'pipeline')) return [];
    return [
      warning(
        ['cloud', 'images'],
        environment.cloud.images,
        `${named(cluster)} gets no pipeline, for no repository holds the pipeline's image`,
        "add 'pipeline', or write release.registry",
      ),
    ];
  });

const named = (cluster: Cluster): string => (cluster.side === 'cloud' ? 'the cloud' : cluster.name);

function withoutStore(cluster: Cluster): RuleFault {
  if (cluster.side === 'cloud') {
    const fix = `declare a storage pair, such as storage: { maps: { zone: '${cluster.environment.cloud.network.zones[0] ?? 'a'}', sizeTiB: 1, writers: { datasets: 'cloud' } } }`;
    return warning(
      ['storage'],
      undefined,
      'the cloud gets no queue and no pipeline, for there is no storage pair that its jobs could read',
      fix,
    );
  }
  const lacking = CEPH_COPIES - storageHosts(cluster.site).length;
  const workers = Object.keys(cluster.site.workers);
  const rule = `${cluster.name} gets no queue, no pipeline and no storage class, for it has no object store: that needs raw disks on ${CEPH_COPIES} workers`;
  const fix =
    workers.length < CEPH_COPIES
      ? `have ${CEPH_COPIES} workers instead of ${workers.length}, each with a disk, such as dataDisks: ['/dev/nvme1n1']; a host of the control plane may be a worker too, under the same name`
      : `give ${lacking} of the workers a disk, such as dataDisks: ['/dev/nvme1n1']`;
  return warning(['sites', cluster.name, 'workers'], workers, rule, fix);
}

/** People reach the front end by a name in a public zone. */
export const backOfficeReductions: Rule = (environment) => {
  const { cloud } = environment;
  if (!cloud) return [];
  return hasImage(environment, 'front-end') && cloud.dnsZone === undefined
    ? [
        warning(
          ['cloud', 'dnsZone'],
          undefined,
          'the front end gets no load balancer and no name in DNS, for there is no public zone: only pods reach it',
          "write the zone, such as dnsZone: 'acme.example'",
        ),
      ]
    : [];
};

/** Whoever signs on at a site's API may do what a binding of a group says, and nothing without one. */
export const signOnReductions: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, { oidc }]): RuleFault[] =>
    !oidc || Object.keys(oidc.groups).length > 0
      ? []
      : [
          warning(
            ['sites', name, 'oidc', 'groups'],
            undefined,
            `people can sign on at ${name} and may do nothing there, for no group of theirs has a right`,
            "name a group, such as groups: { platform: { role: 'cluster-admin' } }",
          ),
        ],
  );
