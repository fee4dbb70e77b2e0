import { siteOf } from '../drafts';
import { clusterVars, write, type InvalidSite } from './invalid-site';

/** What `validate_inventory` refuses too, and we before it. */
export const refusedByUpstream: readonly InvalidSite[] = (
  [
    {
      name: 'no control plane',
      mutate: (draft) => {
        siteOf(draft).controlPlane.hosts = {};
      },
      path: 'sites.seoul.controlPlane.hosts',
      inventory: ({ all: { children } }) => {
        children['kube_control_plane'] = { hosts: {} };
      },
    },
    {
      name: 'no etcd',
      unwritable: 'the control plane is etcd too',
      mutate: (draft) => {
        write(draft, 'etcd', {});
      },
      path: 'sites.seoul.etcd',
      inventory: ({ all: { children } }) => {
        children['etcd'] = { hosts: {} };
      },
    },
    {
      name: 'an even number of members of etcd',
      mutate: (draft) => {
        siteOf(draft).controlPlane.hosts = { cp1: '10.20.0.11', cp2: '10.20.0.12' };
      },
      path: 'sites.seoul.controlPlane.hosts',
      inventory: ({ all: { children } }) => {
        children['etcd'] = { hosts: { cp1: {}, cp2: {} } };
      },
    },
    {
      name: 'a version without checksums',
      mutate: (draft) => {
        siteOf(draft).kubernetesVersion = '1.35.99';
      },
      path: 'sites.seoul.kubernetesVersion',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_version: '1.35.99' }),
    },
    {
      name: 'a version below the lowest',
      mutate: (draft) => {
        siteOf(draft).kubernetesVersion = '1.30.4';
      },
      path: 'sites.seoul.kubernetesVersion',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_version: '1.30.4' }),
    },
    {
      name: 'a pod network that is none',
      mutate: (draft) => {
        siteOf(draft).network.podCidr = '10.21.0.0/99';
      },
      path: 'sites.seoul.network.podCidr',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_pods_subnet: '10.21.0.0/99' }),
    },
    {
      name: 'one network for pods and Services',
      mutate: (draft) => {
        siteOf(draft).network.serviceCidr = '10.21.0.0/16';
      },
      path: 'sites.seoul.network.serviceCidr',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_service_addresses: '10.21.0.0/16' }),
    },
    {
      name: 'more hosts than the pod network has blocks',
      mutate: (draft) => {
        siteOf(draft).network.podCidr = '10.21.0.0/23';
      },
      path: 'sites.seoul.network.podCidr',
      // With Calico upstream does not count.
      inventory: (rendered) =>
        Object.assign(clusterVars(rendered), {
          kube_network_plugin: 'cilium',
          kube_owner: 'root',
          kube_pods_subnet: '10.21.0.0/23',
        }),
    },
    {
      name: 'a CNI that there is not',
      mutate: (draft) => {
        write(draft, 'cni', 'weave');
      },
      path: 'sites.seoul.cni',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_network_plugin: 'weave' }),
    },
    {
      name: 'a proxy mode that there is not',
      mutate: (draft) => {
        write(draft, 'proxyMode', 'ebpf');
      },
      path: 'sites.seoul.proxyMode',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_proxy_mode: 'ebpf' }),
    },
  ] satisfies readonly Omit<InvalidSite, 'upstream'>[]
).map((one) => ({ ...one, upstream: 'refused' as const }));
