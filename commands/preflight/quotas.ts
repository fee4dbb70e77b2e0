/** An EC2 quota in vCPUs. */
export interface VcpuQuota {
  readonly code: string;
  /** As AWS calls it. */
  readonly name: string;
  readonly capacity: 'spot' | 'on-demand';
  /** Whether an instance family counts against it. */
  readonly covers: (family: string) => boolean;
}

/**
 * Quotas in which the platform's nodes count (EC2 user guide, "On-Demand Instance quotas" and "Spot Instance quotas").
 * The two of P5 are not alike: on demand it counts with all P, on spot by itself.
 */
export const VCPU_QUOTAS: readonly VcpuQuota[] = [
  {
    code: 'L-1216C47A',
    name: 'Running On-Demand Standard',
    capacity: 'on-demand',
    covers: (family) => /^[acdhimrtz]\d/.test(family),
  },
  {
    code: 'L-DB2E81BA',
    name: 'Running On-Demand G and VT',
    capacity: 'on-demand',
    covers: (family) => /^(g|gr|vt)\d/.test(family),
  },
  {
    code: 'L-417A185B',
    name: 'Running On-Demand P',
    capacity: 'on-demand',
    covers: (family) => /^p\d/.test(family),
  },
  {
    code: 'L-34B43A08',
    name: 'All Standard Spot',
    capacity: 'spot',
    covers: (family) => /^[acdhimrtz]\d/.test(family),
  },
  { code: 'L-3819A6DF', name: 'All G and VT Spot', capacity: 'spot', covers: (family) => /^(g|gr|vt)\d/.test(family) },
  { code: 'L-7212CCBC', name: 'All P4, P3 and P2 Spot', capacity: 'spot', covers: (family) => /^p[234]/.test(family) },
  { code: 'L-C4BD4855', name: 'All P5 Spot', capacity: 'spot', covers: (family) => family.startsWith('p5') },
];

/** Elastic IPs of a region, in the service `ec2`. */
export const ELASTIC_IP_QUOTA = 'L-0263D0A3';

/** VPCs of a region, in the service `vpc`. */
export const VPC_QUOTA = 'L-F678F1CE';

/** The command that asks AWS for more; AWS answers within minutes or days. */
export const requestIncrease = (region: string, service: string, code: string, wanted: number): string =>
  [
    `aws service-quotas request-service-quota-increase --region ${region} \\`,
    `  --service-code ${service} --quota-code ${code} --desired-value ${wanted}`,
  ].join('\n');
