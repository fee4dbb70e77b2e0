import { error } from '../load/fault';
import { CEPH_COPIES, storageHosts } from '../storage/object-store';
import type { Rule } from './rule';

/** A site's store keeps each object on several hosts, so disks of too few are of no use. */
export const siteStorage: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, site]) => {
    const hosts = storageHosts(site);
    if (hosts.length === 0 || hosts.length >= CEPH_COPIES) return [];
    return [
      error(
        ['sites', name, 'workers'],
        hosts,
        `data disks are on no worker, or on ${CEPH_COPIES} and more: each object is kept on ${CEPH_COPIES} hosts`,
        `give ${CEPH_COPIES - hosts.length} more of the workers a disk in dataDisks, or leave dataDisks out`,
      ),
    ];
  });
