import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** Something broken on purpose in the synthesized JSON of `hybrid`, and the check that must find it. */
interface Breakage {
  readonly what: string;
  readonly stack: string;
  readonly id: string;
  /** Where the check must fail. */
  readonly address: string;
  readonly breakIt: (resources: Resources) => void;
}

/** One for each way in which Checkov looks: at one resource, along references, and into the statements of a policy. */
export const BREAKAGES: readonly Breakage[] = [
  {
    what: 'a bucket without its public access block',
    stack: 'hybrid-state',
    id: 'CKV2_AWS_6',
    address: 'aws_s3_bucket.state_bucket',
    breakIt: (resources) => delete resources['aws_s3_bucket_public_access_block'],
  },
  {
    what: 'a file system that is not encrypted',
    stack: 'hybrid-storage',
    id: 'CKV_AWS_42',
    address: 'aws_efs_file_system.pair-maps_files_file-system',
    breakIt: (resources) => changeOne(resources, 'aws_efs_file_system', { encrypted: false }),
  },
  {
    what: 'an API that the whole internet reaches',
    stack: 'hybrid-cluster',
    id: 'CKV_AWS_38',
    address: 'aws_eks_cluster.eks_cluster',
    breakIt: (resources) =>
      changeOne(resources, 'aws_eks_cluster', {
        vpc_config: { endpoint_public_access: true, public_access_cidrs: ['0.0.0.0/0'] },
      }),
  },
  {
    what: 'a policy that may write everywhere',
    stack: 'hybrid-cluster',
    id: 'CKV_AWS_290',
    address: 'aws_iam_policy.karpenter_controller_identity_pods_policy-zonal-shift',
    breakIt: (resources) => {
      const statement = { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' };
      const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
      const policies = resources['aws_iam_policy'] ?? {};
      Object.assign(policies['karpenter_controller_identity_pods_policy-zonal-shift'] ?? {}, { policy });
    },
  },
];

function changeOne(resources: Resources, type: string, change: Record<string, unknown>): void {
  for (const body of Object.values(resources[type] ?? {})) Object.assign(body, change);
}

/** Breaks the stacks' JSON in a folder in every one of these ways. */
export function breakStacks(folder: string): void {
  for (const { stack, breakIt } of BREAKAGES) {
    const file = join(folder, stack, 'cdk.tf.json');
    const json = JSON.parse(readFileSync(file, 'utf8')) as { readonly resource: Resources };
    breakIt(json.resource);
    writeFileSync(file, JSON.stringify(json, undefined, 2));
  }
}
