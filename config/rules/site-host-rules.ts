import { error, type Rule, type RuleFault, warning } from '../load/fault';
import { isBoth } from '../sites/site-plan';
import { CEPH_COPIES, storageHosts } from '../storage/object-store';

/**
 * A name is one host: in the control plane and among the workers it has the same address. A control plane, which is also etcd's, has an
 * odd number of hosts.
 */
export const siteHosts: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, { controlPlane, workers }]) => {
    const path = ['sites', name, 'controlPlane', 'hosts'];
    const members = Object.keys(controlPlane.hosts);
    const faults: RuleFault[] = Object.keys(workers)
      .filter((host) => isBoth({ controlPlane }, host) && controlPlane.hosts[host] !== workers[host]?.address)
      .map((host) =>
        error(
          ['sites', name, 'workers', host, 'address'],
          workers[host]?.address,
          `a name is one host in a site, and ${path.join('.')}.${host} is at ${controlPlane.hosts[host] ?? ''}`,
          `write ${controlPlane.hosts[host] ?? ''} here if the host is to do both; else choose another name for the worker`,
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

/** Users whom the images of a distribution log in as by default, where NVIDIA makes no driver container for that distribution. */
const WITHOUT_DRIVER_CONTAINER: Readonly<Record<string, string>> = {
  almalinux: 'AlmaLinux',
  core: 'Flatcar',
  debian: 'Debian',
  fedora: 'Fedora',
  opc: 'Oracle Linux',
  openeuler: 'openEuler',
  opensuse: 'openSUSE',
};

/**
 * NVIDIA makes driver containers for few distributions. The file does not say which one the hosts have, but the user often shows it;
 * `precheck.yml` looks for sure (NVIDIA GPU operator 26.3, "Supported Operating Systems").
 */
export const gpuDrivers: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, { sshUser, workers }]) => {
    const distribution = WITHOUT_DRIVER_CONTAINER[sshUser ?? ''];
    const [worker] = Object.entries(workers).find(([, { gpus }]) => gpus?.driver === 'operator') ?? [];
    if (distribution === undefined || worker === undefined) return [];
    return [
      warning(
        ['sites', name, 'workers', worker, 'gpus', 'driver'],
        'operator',
        `the GPU operator has driver containers for Ubuntu, Red Hat Enterprise Linux and Rocky Linux, and ${sshUser ?? ''} is the user of ${distribution}`,
        "install NVIDIA's driver on the hosts and write driver: 'host', or install Ubuntu 24.04",
      ),
    ];
  });
