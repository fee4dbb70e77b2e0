import { siteOf } from '../drafts';
import { clusterVars, hostOf, write, type InvalidSite } from './invalid-site';

const NO_LABELS = 'labels and taints follow from the host itself, as a map and a list';
const NO_ADD_ON = "MetalLB is Argo CD's, and strict ARP follows from the proxy mode";

/** What a release installs half-way, or never does, without a word from `validate_inventory`. */
export const acceptedByUpstream: readonly InvalidSite[] = (
  [
    {
      name: 'a misspelt group',
      mutate: (draft) => {
        write(draft, 'worker', siteOf(draft).workers);
      },
      path: 'sites.seoul.worker',
      inventory: ({ all: { children } }) => {
        Object.assign(children, { kube_nodes: children['kube_node'] });
        delete children['kube_node'];
      },
    },
    {
      name: 'one address for two hosts',
      mutate: (draft) => {
        write(draft, 'workers.gpu2.address', '10.20.0.21');
      },
      path: 'sites.seoul.workers.gpu2.address',
      inventory: (rendered) => Object.assign(hostOf(rendered, 'gpu2'), { ip: '10.20.0.21' }),
    },
    {
      name: 'one name for two members of etcd',
      unwritable: "a member's name is its host's, and hosts are the keys of a record",
      mutate: (draft) => {
        write(draft, 'controlPlane.hosts.cp2', { address: '10.20.0.12', etcdMember: 'cp1' });
      },
      path: 'sites.seoul.controlPlane.hosts.cp2',
      inventory: (rendered) => Object.assign(hostOf(rendered, 'cp2'), { etcd_member_name: 'cp1' }),
    },
    {
      name: 'an address that cannot be',
      mutate: (draft) => {
        write(draft, 'workers.gpu1.address', '10.0.0.999');
      },
      path: 'sites.seoul.workers.gpu1.address',
      inventory: (rendered) => Object.assign(hostOf(rendered, 'gpu1'), { ip: '10.0.0.999' }),
    },
    {
      name: 'an unknown key',
      mutate: (draft) => {
        write(draft, 'network.podCdir', '10.21.0.0/16');
      },
      path: 'sites.seoul.network.podCdir',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_pod_subnet: '10.21.0.0/16' }),
    },
    {
      name: 'pods at the addresses of hosts',
      mutate: (draft) => {
        siteOf(draft).network.podCidr = '10.20.0.0/16';
      },
      path: 'sites.seoul.network.podCidr',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_pods_subnet: '10.20.0.0/16' }),
    },
    {
      name: 'Services inside the network of the pods',
      mutate: (draft) => {
        siteOf(draft).network.serviceCidr = '10.21.128.0/18';
      },
      path: 'sites.seoul.network.serviceCidr',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_service_addresses: '10.21.128.0/18' }),
    },
    {
      name: 'taints as a map',
      unwritable: NO_LABELS,
      mutate: (draft) => {
        write(draft, 'workers.gpu1.taints', { 'nvidia.com/gpu': 'present' });
      },
      path: 'sites.seoul.workers.gpu1.taints',
      inventory: (rendered) =>
        Object.assign(hostOf(rendered, 'gpu1'), { node_taints: { 'nvidia.com/gpu': 'present' } }),
    },
    {
      name: 'labels as a list',
      unwritable: NO_LABELS,
      mutate: (draft) => {
        write(draft, 'workers.gpu1.labels', ['landbridge/nodes=gpu']);
      },
      path: 'sites.seoul.workers.gpu1.labels',
      inventory: (rendered) => Object.assign(hostOf(rendered, 'gpu1'), { node_labels: ['landbridge/nodes=gpu'] }),
    },
    {
      name: 'false as a text',
      unwritable: NO_ADD_ON,
      mutate: (draft) => {
        write(draft, 'metallb', 'false');
      },
      path: 'sites.seoul.metallb',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { metallb_enabled: 'false' }),
    },
    {
      name: 'MetalLB under ipvs without strict ARP',
      unwritable: NO_ADD_ON,
      mutate: (draft) => {
        siteOf(draft).proxyMode = 'ipvs';
        write(draft, 'strictArp', false);
      },
      path: 'sites.seoul.strictArp',
      inventory: (rendered) =>
        Object.assign(clusterVars(rendered), {
          kube_proxy_mode: 'ipvs',
          kube_proxy_strict_arp: false,
          metallb_enabled: true,
          metallb_protocol: 'layer2',
        }),
    },
    {
      name: 'kube-vip under ipvs without strict ARP',
      unwritable: NO_ADD_ON,
      mutate: (draft) => {
        siteOf(draft).proxyMode = 'ipvs';
        write(draft, 'controlPlane.strictArp', false);
      },
      path: 'sites.seoul.controlPlane.strictArp',
      inventory: (rendered) =>
        Object.assign(clusterVars(rendered), { kube_proxy_mode: 'ipvs', kube_proxy_strict_arp: false }),
    },
    {
      name: 'a host in capitals',
      mutate: (draft) => {
        write(draft, 'workers.GPU5', { address: '10.20.0.25' });
      },
      path: 'sites.seoul.workers.GPU5',
      inventory: ({ all: { hosts, children } }) => {
        Object.assign(hosts, { GPU5: { ansible_host: '10.20.0.25', ip: '10.20.0.25' } });
        Object.assign(children['kube_node']?.hosts ?? {}, { GPU5: {} });
      },
    },
    {
      name: 'sign-on without an issuer',
      mutate: (draft) => {
        write(draft, 'oidc', { clientId: 'kubernetes' });
      },
      path: 'sites.seoul.oidc.issuer',
      inventory: (rendered) => {
        const vars = clusterVars(rendered);
        Object.assign(vars, { kube_oidc_auth: true, kube_oidc_client_id: 'kubernetes' });
        delete vars['kube_oidc_url'];
      },
    },
    {
      name: 'sign-on by flags and by a file at once',
      unwritable: 'sign-on is rendered as flags alone',
      mutate: (draft) => {
        write(draft, 'oidc', { issuer: 'https://login.acme.example', clientId: 'kubernetes', jwt: [] });
      },
      path: 'sites.seoul.oidc.jwt',
      inventory: (rendered) =>
        Object.assign(clusterVars(rendered), {
          kube_oidc_auth: true,
          kube_oidc_url: 'https://login.acme.example',
          kube_oidc_client_id: 'kubernetes',
          kube_apiserver_use_authentication_config_file: true,
        }),
    },
    {
      name: 'an encryption that there is not',
      unwritable: 'Secrets are always encrypted by secretbox',
      mutate: (draft) => {
        write(draft, 'encryption', 'rot13');
      },
      path: 'sites.seoul.encryption',
      inventory: (rendered) => Object.assign(clusterVars(rendered), { kube_encryption_algorithm: 'rot13' }),
    },
    {
      name: 'GPUs of a host that there is not',
      unwritable: 'GPUs stand at their host',
      mutate: (draft) => {
        write(draft, 'gpuNodes', ['gpu9']);
      },
      path: 'sites.seoul.gpuNodes',
      inventory: (rendered) =>
        Object.assign(clusterVars(rendered), { nvidia_accelerator_enabled: true, nvidia_gpu_nodes: ['gpu9'] }),
    },
    {
      name: 'a number for Cilium above its highest',
      unwritable: "sites are not meshed, so Cilium's cluster id is not set",
      mutate: (draft) => {
        siteOf(draft).cni = 'cilium';
        write(draft, 'clusterId', 999);
      },
      path: 'sites.seoul.clusterId',
      inventory: (rendered) =>
        Object.assign(clusterVars(rendered), {
          kube_network_plugin: 'cilium',
          kube_owner: 'root',
          cilium_cluster_id: 999,
        }),
    },
  ] satisfies readonly Omit<InvalidSite, 'upstream'>[]
).map((one) => ({ ...one, upstream: 'accepted' as const }));
