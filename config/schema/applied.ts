import * as z from 'zod';
import { Address, Cidr, Name, named } from './primitives';

const Host = z.strictObject({
  name: Name,
  address: Address,
  /** `both`: a host of the control plane that also runs pods. */
  role: z.enum(['control-plane', 'worker', 'both']),
});

const AppliedSite = z.strictObject({
  /** When the smoke run passed. */
  at: z.iso.datetime(),
  /** Kubespray release that made the cluster, such as `v2.31.0`. */
  kubesprayVersion: z.string().regex(/^v2\.\d+\.\d+$/, 'a Kubespray release such as v2.31.0'),
  kubernetesVersion: z.string().regex(/^1\.\d+\.\d+$/, 'a Kubernetes version such as 1.35.4'),
  cni: z.enum(['calico', 'cilium']),
  podCidr: Cidr,
  serviceCidr: Cidr,
  /** Hosts of the control plane in the order of their group, where the first is the certificate authority; then the workers. */
  hosts: z.array(Host).min(1),
});

/**
 * What runs on the sites of one environment: `environments/<name>.applied.yml`. Only `npm run record` writes it, after a passing smoke run;
 * synth compares the environment with it.
 */
export const AppliedRecordSchema = z.strictObject({ sites: named(AppliedSite) });

/** What runs on an environment's sites. */
export type AppliedRecord = z.output<typeof AppliedRecordSchema>;
/** What runs on one site. */
export type AppliedSiteRecord = z.output<typeof AppliedSite>;
