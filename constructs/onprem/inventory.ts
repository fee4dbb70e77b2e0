import type { Taint } from '../../config/kubernetes/labels-and-taints';
import type { SiteConfig } from '../../config/schema/environment';
import { hostLabels, workerTaints } from '../../config/sites/host-nodes';
import { isBoth, podHosts, workersOf, type NamedWorker } from '../../config/sites/site-plan';
import type { Data, DataObject } from '../../config/yaml/print-yaml';

type HostSettings = Pick<SiteConfig, 'sshUser' | 'sshPort'>;

/**
 * A site's hosts and groups as Kubespray's playbooks read them (Kubespray, "Inventory"; Ansible, "How to build your inventory"). It is
 * YAML, because the INI form turns `true` into a text. The control plane's hosts stand in the order in which they joined: Kubespray takes
 * the first for the certificate authority and the leader of etcd. Workers are sorted. A host in `kube_node` has no taint of the control
 * plane (Kubespray v2.31.0, roles/kubernetes/control-plane/tasks/kubeadm-setup.yml).
 */
export function inventory(name: string, site: SiteConfig): DataObject {
  const controlPlane = Object.entries(site.controlPlane.hosts);
  const workers = workersOf(site);
  return {
    all: {
      hosts: new Map<string, Data>([
        ...controlPlane.map(([host, address]): [string, Data] => [host, controlPlaneHost(name, host, address, site)]),
        ...workers.map((worker): [string, Data] => [
          worker.name,
          {
            // A host of the control plane that is a worker too is a member of etcd all the same.
            ...(isBoth(site, worker.name) && etcdMember(worker.name)),
            ...workerHost(name, worker, site),
          },
        ]),
      ]),
      children: {
        kube_control_plane: group(controlPlane.map(([host]) => host)),
        etcd: group(controlPlane.map(([host]) => host)),
        kube_node: group(podHosts(site)),
        // Kubespray derives this group too. It is named so that its variables show in `ansible-inventory`.
        k8s_cluster: { children: { kube_control_plane: {}, kube_node: {} } },
      },
    },
  };
}

const group = (hosts: readonly string[]): DataObject => ({
  hosts: new Map<string, Data>(hosts.map((host) => [host, {}])),
});

const etcdMember = (host: string): DataObject => ({ etcd_member_name: host });

const controlPlaneHost = (site: string, host: string, address: string, settings: HostSettings): DataObject => ({
  ...reached(address, settings),
  ...etcdMember(host),
  node_labels: hostLabels(site),
  landbridge_data_disks: [],
});

const workerHost = (name: string, { worker }: NamedWorker, site: SiteConfig): DataObject => ({
  ...reached(worker.address, site),
  node_labels: hostLabels(name, worker),
  node_taints: taintTexts(workerTaints(site, worker)),
  landbridge_data_disks: worker.dataDisks,
  landbridge_gpus: worker.gpus,
});

/** Ansible logs in at the address, Kubernetes binds to it, and the other hosts dial it. */
const reached = (address: string, { sshUser, sshPort }: HostSettings): DataObject => ({
  ansible_host: address,
  ip: address,
  access_ip: address,
  ansible_user: sshUser,
  ansible_port: sshPort === 22 ? undefined : sshPort,
});

/** Taints as Kubespray takes them; none at all where there is none. */
const taintTexts = (taints: readonly Taint[]): string[] | undefined =>
  taints.length > 0 ? taints.map(({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`) : undefined;
