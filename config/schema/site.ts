import * as z from 'zod';
import { ONPREM_KUBERNETES_VERSION } from '../versions';
import { Vpn } from './cloud';
import { Address, Cidr, named } from './primitives';
import { Oidc, RegistryMirrors } from './site-access';

const SiteNetwork = z.strictObject({
  /** Network of the hosts; only this one is announced to the cloud. */
  nodeCidr: Cidr,
  /** Network of the pods; stays on the site. */
  podCidr: Cidr.meta({ examples: ['10.21.0.0/16', '10.78.0.0/17'] }),
  /** Addresses of Kubernetes Services; stay on the site. */
  serviceCidr: Cidr.meta({ examples: ['10.22.0.0/16', '10.79.0.0/18'] }),
  /** Part of the node network; Services of type LoadBalancer get their addresses from it. */
  vipRange: Cidr.meta({ examples: ['10.20.0.208/28', '10.77.0.192/27'] }),
  /** Addresses that a DHCP server of the node network gives out, both ends included; no host or VIP may have one. */
  dhcpRange: z.strictObject({ from: Address, to: Address }).optional(),
  /**
   * Peering network of a Direct Connect link that the site already has. Other networks must not overlap it; Landbridge does not make it.
   */
  directConnectCidr: Cidr.optional(),
});

const Gpus = z.strictObject({
  /** Model, as the host's label shows it, such as `rtx-a6000`. */
  model: z
    .string()
    .regex(
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      'a GPU model such as rtx-a6000: lowercase letters, digits and inner hyphens, at most 63',
    )
    .meta({ examples: ['rtx-a6000', 'l40s'] }),
  /** GPUs in the host. */
  count: z.int().positive(),
  /**
   * Who installs NVIDIA's driver: `operator` in a container, which is made for some distributions only; or `host`, where a person has
   * installed it like any package.
   * @default 'operator'
   */
  driver: z.enum(['operator', 'host']).default('operator'),
});

const Worker = z.strictObject({
  /** The host's address in the node network. */
  address: Address,
  gpus: Gpus.optional(),
  /**
   * Whole disks for storage, raw and empty. Best by a name that does not change: `/dev/disk/by-id/…`.
   * @default []: no disk of the host is touched
   */
  dataDisks: z
    .array(
      z
        .string()
        .regex(/^\/dev(\/[A-Za-z0-9_][A-Za-z0-9_.:+-]*)+$/, 'a disk such as /dev/nvme1n1')
        .meta({ examples: ['/dev/nvme1n1', '/dev/sdb'] }),
    )
    .default([]),
});

const Identity = z.strictObject({
  /**
   * Certificate of the site's own authority, as PEM: AWS trusts what the authority signs. The certificate is public; its key stays on the
   * site.
   */
  certificateAuthority: z.string().meta({ examples: ['-----BEGIN CERTIFICATE----- …'] }),
});

const ControlPlane = z.strictObject({
  /** Address that kube-vip holds for the Kubernetes API. */
  vip: Address,
  /** Hosts of the control plane and of etcd, an odd number, in the order in which they joined. */
  hosts: named(Address),
});

/** One on-premises cluster. */
export const Site = z.strictObject({
  /**
   * Whether new work may start on the site. `cordoned`: running work goes on to its end, and no new work starts. For maintenance, or before
   * the rack is switched off.
   * @default 'active'
   */
  mode: z.enum(['active', 'cordoned']).default('active'),
  network: SiteNetwork,
  /** Site-to-Site VPN to the cloud; without it the site has no private connection to the cloud. */
  vpn: Vpn.optional(),
  /** The site's identity in AWS; the site's `COMMANDS.md` has the command that prints it. Without it no pod of the site can use AWS. */
  identity: Identity.optional(),
  /**
   * Kubernetes version that Kubespray installs.
   * @default ONPREM_KUBERNETES_VERSION of config/versions.ts
   */
  kubernetesVersion: z
    .string()
    .regex(/^1\.\d+\.\d+$/, 'a Kubernetes version such as 1.35.4')
    .meta({ examples: ['1.35.4', '1.34.1'] })
    .default(ONPREM_KUBERNETES_VERSION),
  /**
   * Pod network.
   * @default 'calico': Kubespray's own default, used by most of its tests
   */
  cni: z.enum(['calico', 'cilium']).default('calico'),
  /**
   * How kube-proxy sends a Service's traffic to its pods.
   * @default 'nftables': ipvs is deprecated since Kubernetes 1.35; needs kernel 5.13
   */
  proxyMode: z.enum(['nftables', 'ipvs']).default('nftables'),
  /** Sign-on for people; without it there is only the administrator's certificate. */
  oidc: Oidc.optional(),
  /**
   * Mirrors that containerd asks before a registry, by the registry's host name.
   * @default {}: containerd asks the registries directly
   */
  registryMirrors: RegistryMirrors.default({}),
  /** User that Ansible logs in as, with the right to sudo; without it SSH's own configuration decides. */
  sshUser: z
    .string()
    .regex(/^[a-z_][a-z0-9_-]{0,31}$/, 'the name of a Linux user, such as ubuntu')
    .meta({ examples: ['ubuntu', 'admin'] })
    .optional(),
  /**
   * Port of the hosts' SSH server.
   * @default 22
   */
  sshPort: z.int().min(1).max(65535).default(22),
  controlPlane: ControlPlane,
  /** Hosts that run pods. One that the control plane names too, at the same address, does both. */
  workers: named(Worker).default({}),
});
