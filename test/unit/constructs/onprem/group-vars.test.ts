import { describe, expect, it } from 'vitest';
import { groupVars } from '../../../../constructs/onprem/group-vars';
import { cloudOf, hybrid, onpremOnly, parsed, siteOf, type Draft } from '../../../support/drafts';

/** The variables of `seoul` after an edit, all files together. */
function vars(change: (draft: Draft) => void = () => undefined, draft = hybrid(), name = 'seoul') {
  change(draft);
  const environment = parsed(draft);
  const site = environment.sites[name];
  if (!site) throw new Error(`the draft has no ${name}`);
  return Object.assign({}, ...Object.values(groupVars(environment, name, site))) as Readonly<Record<string, unknown>>;
}

describe('the variables of a site', () => {
  it('are in files that Kubespray has too', () => {
    const { seoul } = parsed(hybrid()).sites;
    if (!seoul) throw new Error('the draft has no seoul');

    expect(Object.keys(groupVars(parsed(hybrid()), 'seoul', seoul))).toEqual([
      'all/all.yml',
      'all/containerd.yml',
      'all/etcd.yml',
      'all/landbridge.yml',
      'k8s_cluster/addons.yml',
      'k8s_cluster/k8s-cluster.yml',
      'k8s_cluster/k8s-net-calico.yml',
    ]);
  });

  it('have the version without a v, and the networks', () => {
    expect(vars()).toMatchObject({
      kube_version: '1.35.4',
      kube_pods_subnet: '10.21.0.0/16',
      kube_service_addresses: '10.22.0.0/16',
      kube_network_node_prefix: 24,
    });
  });

  it('name the storage class that Argo CD makes on the site, and none where the site has no storage', () => {
    expect(vars()['landbridge_storage_class']).toBe('maps');
    const bare = vars((draft) =>
      Object.values(siteOf(draft).workers ?? {}).forEach((worker) => delete worker.dataDisks),
    );
    expect(bare['landbridge_storage_class']).toBeUndefined();
  });

  it('let kube-vip hold the address of the API, which its certificate names', () => {
    expect(vars()).toMatchObject({
      kube_vip_enabled: true,
      kube_vip_arp_enabled: true,
      kube_vip_controlplane_enabled: true,
      kube_vip_address: '10.20.0.10',
      loadbalancer_apiserver: { address: '10.20.0.10', port: 6443 },
      supplementary_addresses_in_ssl_keys: ['10.20.0.10'],
    });
  });

  it.each([
    ['nftables', 'Enabled', undefined],
    ['ipvs', 'Disabled', true],
  ] as const)('with %s have Calico on nftables %s and strict ARP %s', (proxyMode, nftables, strictArp) => {
    const made = vars((draft) => (siteOf(draft).proxyMode = proxyMode));

    expect(made).toMatchObject({ kube_proxy_mode: proxyMode, calico_nftable_mode: nftables });
    expect(made['kube_proxy_strict_arp']).toBe(strictArp);
  });

  it('keep packets of a host out of the tunnel, where they would look like those of a pod', () => {
    expect(vars()).toMatchObject({ calico_vxlan_mode: 'CrossSubnet' });
  });

  it('have the cache of DNS at the address that the network policies name', () => {
    expect(vars()).toMatchObject({ enable_nodelocaldns: true, nodelocaldns_ip: '169.254.25.10' });
  });

  it('let root own the cluster with Cilium, and only with it', () => {
    expect([vars(), vars(() => undefined, onpremOnly(), 'busan')].map((one) => one['kube_owner'])).toEqual([
      undefined,
      'root',
    ]);
  });

  it('harden what Kubespray leaves open', () => {
    expect(vars()).toMatchObject({
      auto_renew_certificates: true,
      kube_encrypt_secret_data: true,
      kube_encryption_algorithm: 'secretbox',
      kubelet_rotate_server_certificates: true,
      kubernetes_audit: true,
      remove_anonymous_access: true,
      tls_min_version: 'VersionTLS12',
    });
  });

  it("approve kubelets' certificates for addresses in the node network alone", () => {
    expect(vars()['kubelet_csr_approver_values']).toMatchObject({ providerIpPrefixes: ['10.20.0.0/24'] });
  });

  it('have sign-on by flags, whole, and nothing of it where there is none', () => {
    const without = vars((draft) => delete siteOf(draft).oidc);

    expect(vars()).toMatchObject({
      kube_oidc_auth: true,
      kube_oidc_url: 'https://login.acme.example',
      kube_oidc_client_id: 'kubernetes',
      kube_oidc_username_claim: 'sub',
      kube_oidc_groups_claim: 'groups',
    });
    expect(Object.keys({ ...vars(), ...without }).filter((key) => key.includes('authentication_config'))).toEqual([]);
    expect(Object.keys(without).filter((key) => key.startsWith('kube_oidc'))).toEqual([]);
  });

  it('have mirrors in the order in which they are asked', () => {
    const made = vars((draft) => {
      siteOf(draft).registryMirrors = { 'quay.io': ['https://b.example', 'https://a.example'] };
    });

    expect(made['containerd_registries_mirrors']).toEqual([
      {
        prefix: 'quay.io',
        mirrors: [
          { host: 'https://b.example', capabilities: ['pull', 'resolve'], skip_verify: false },
          { host: 'https://a.example', capabilities: ['pull', 'resolve'], skip_verify: false },
        ],
      },
    ]);
  });

  it('let the GPU operator reach containers without a change to containerd', () => {
    expect(vars()).toMatchObject({ enable_cdi: true, nri_enabled: true });
  });
});

describe("our playbooks' variables", () => {
  it("name the cloud's endpoints of the region", () => {
    const made = vars((draft) => (cloudOf(draft).region = 'cn-north-1'));

    expect(made['landbridge_cloud_endpoints']).toContain('123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn');
    expect(vars()['landbridge_cloud_endpoints']).toContain('sts.ap-northeast-2.amazonaws.com');
  });

  it('have none, and whole Ethernet packets, without a cloud', () => {
    expect(vars(() => undefined, onpremOnly(), 'busan')).toMatchObject({
      landbridge_cloud_endpoints: [],
      landbridge_mtu: 1500,
    });
  });

  it("have the tunnel's packets over a VPN", () => {
    expect(vars()['landbridge_mtu']).toBe(1400);
  });
});
