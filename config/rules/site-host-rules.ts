import { error, type Rule, type RuleFault } from '../load/fault';
import { CEPH_COPIES, storageHosts } from '../storage/object-store';

/** A site's hosts have different names, and its control plane, which is also etcd's, has an odd number of hosts. */
export const siteHosts: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, { controlPlane, workers }]) => {
    const path = ['sites', name, 'controlPlane', 'hosts'];
    const members = Object.keys(controlPlane.hosts);
    const faults: RuleFault[] = Object.keys(workers)
      .filter((host) => Object.hasOwn(controlPlane.hosts, host))
      .map((host) =>
        error(
          ['sites', name, 'workers', host],
          host,
          `host names are unique in a site, and ${path.join('.')}.${host} has this one already`,
          'choose another name for the worker, or take it out of the workers',
        ),
      );
    if (members.length % 2 === 1) return faults;
    const advice =
      members.length === 0
        ? 'name one host, or three so that one can be lost'
        : `take one away, or add one: ${members.length} hosts survive no more losses than ${members.length - 1}`;
    return [
      ...faults,
      error(
        path,
        controlPlane.hosts,
        `a control plane has an odd number of hosts, and this one has ${members.length}`,
        advice,
      ),
    ];
  });

/** A site's store keeps each object on several hosts, so disks on fewer hosts are useless. */
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

/** Words that YAML 1.1 reads as true, false or null (yaml.org/type/bool.html and null.html), in the lowercase that names have. */
const YAML_WORDS: ReadonlySet<string> = new Set('y yes on true n no off false null'.split(' '));

/** Kubespray's templates write a host's name without quotes, so YAML would read such a word as a value. */
export const hostsAreNoYamlWords: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, { controlPlane, workers }]) => [
    ...yamlWords(['sites', name, 'controlPlane', 'hosts'], Object.keys(controlPlane.hosts)),
    ...yamlWords(['sites', name, 'workers'], Object.keys(workers)),
  ]);

const yamlWords = (path: RuleFault['path'], hosts: readonly string[]): RuleFault[] =>
  hosts
    .filter((host) => YAML_WORDS.has(host))
    .map((host) =>
      error(
        [...path, host],
        host,
        `a host's name is no word that YAML reads as a value, and '${host}' is one`,
        `choose another name, such as '${host}1'`,
      ),
    );
