import { terraform, type TerraformIn } from './terraform-plan';

/** Something that AWS, and so its emulators, keep on purpose after Terraform has destroyed it. */
export interface Remainder {
  /** What its ARN looks like. */
  readonly arn: RegExp;
  readonly reason: string;
}

/** What may be left: anything outside of this list fails the demo, and so does an entry that is no longer needed. */
export const REMAINDERS: readonly Remainder[] = [
  { arn: /:kms:.*:key\//, reason: 'a key is deleted after 30 days, in which it can be taken back' },
  { arn: /:ec2:.*:natgateway\//, reason: 'a deleted NAT gateway is listed for another hour' },
  {
    arn: /:rds:.*:snapshot:rds:/,
    reason: "the database's automatic backups outlive it, because delete_automated_backups is off",
  },
];

/** What destroying left. */
export interface LeftOver {
  /** Kept on purpose: how many, and why. */
  readonly kept: readonly { readonly count: number; readonly reason: string }[];
  /** Everything else, in words; none of it should be. */
  readonly problems: readonly string[];
}

/** The addresses that a state still holds; data sources are only read. */
export async function stillInState(stack: TerraformIn): Promise<string[]> {
  const listed = await terraform(stack, 'state', 'list');
  return listed.split('\n').filter((address) => address !== '' && !address.startsWith('data.'));
}

/** Sorts what is left into what AWS keeps on purpose and what should not be there. */
export function judgeLeftOver(addresses: readonly string[], arns: readonly string[]): LeftOver {
  const kept = REMAINDERS.map(({ arn, reason }) => ({ count: arns.filter((one) => arn.test(one)).length, reason }));
  return {
    kept,
    problems: [
      ...addresses.map((address) => `${address} is still in Terraform's state`),
      ...arns.filter((one) => !REMAINDERS.some(({ arn }) => arn.test(one))).map((one) => `${one} is still there`),
      ...kept
        .filter(({ count }) => count === 0)
        .map(({ reason }) => `nothing is kept because ${reason}; remove it from commands/demo/left-over.ts`),
    ],
  };
}

/** ARNs that an emulator lists under the environment's tag (Resource Groups Tagging API, GetResources); it checks no signature, so none is made. */
export async function taggedResources(url: string, region: string, environment: string): Promise<string[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'ResourceGroupsTaggingAPI_20170126.GetResources',
      Authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/tagging/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify({ TagFilters: [{ Key: 'landbridge:environment', Values: [environment] }] }),
  });
  if (!response.ok) throw new Error(`${url} does not list resources by tag: HTTP ${response.status}`);
  const { ResourceTagMappingList: list = [] } = (await response.json()) as {
    readonly ResourceTagMappingList?: readonly { readonly ResourceARN: string }[];
  };
  return list.map(({ ResourceARN }) => ResourceARN);
}
