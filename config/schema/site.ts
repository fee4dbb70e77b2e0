import * as z from 'zod';
import { ONPREM_KUBERNETES_VERSION } from '../versions';
import { Vpn } from './cloud';
import { Address, Cidr, named } from './primitives';

const SiteNetwork = z.strictObject({
  /** Network of the hosts; the only one that is announced to the cloud. */
  nodeCidr: Cidr,
  /** Network of the pods; stays on the site. */
  podCidr: Cidr,
  /** Addresses of Kubernetes Services; stay on the site. */
  serviceCidr: Cidr,
  /** Part of the node network from which load-balanced Services get their addresses. */
  vipRange: Cidr,
  /** Peering network of a Direct Connect link that the site has already; kept clear of, not declared. */
  directConnectCidr: Cidr.optional(),
});

const Gpus = z.strictObject({
  /** Model as the scheduler's label will show it, such as `rtx-a6000`. */
  model: z.string().regex(/^[a-z0-9-]+$/, 'a GPU model such as rtx-a6000'),
  /** GPUs in the host. */
  count: z.int().positive(),
});

const Worker = z.strictObject({
  /** The host's address in the node network. */
  address: Address,
  gpus: Gpus.optional(),
});

const ControlPlane = z.strictObject({
  /** Address that kube-vip holds for the Kubernetes API. */
  vip: Address,
  /** Hosts of the control plane and of etcd, an odd number, in the order in which they joined. */
  hosts: named(Address),
});

/** One on-premises cluster. */
export const Site = z.strictObject({
  network: SiteNetwork,
  /** Site-to-Site VPN to the cloud; without it the site has no private way there. */
  vpn: Vpn.optional(),
  /**
   * Kubernetes version that Kubespray installs.
   * @default ONPREM_KUBERNETES_VERSION of config/versions.ts
   */
  kubernetesVersion: z
    .string()
    .regex(/^1\.\d+\.\d+$/, 'a Kubernetes version such as 1.35.4')
    .default(ONPREM_KUBERNETES_VERSION),
  controlPlane: ControlPlane,
  workers: named(Worker).default({}),
});
