/**
 * AWS's regions (botocore 1.43.11, `endpoints.json`, partitions aws, aws-cn and aws-us-gov), each with the letters of its zones
 * (moto 5.2.1, `availability_zones_and_regions.py`), read on 2026-11-26. Letters are those of one account.
 */
export const REGION_ZONES: ReadonlyMap<string, string> = new Map([
  ...every('abc', [
    ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2', 'ap-southeast-1'],
    ...['ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7'],
    ...['ca-west-1', 'cn-northwest-1', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2'],
    ...['eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1'],
    ...['sa-east-1', 'us-east-2', 'us-gov-east-1', 'us-gov-west-1'],
  ]),
  ['ap-northeast-1', 'acd'],
  ['ap-northeast-2', 'abcd'],
  ['ca-central-1', 'abd'],
  ['cn-north-1', 'ab'],
  ['us-east-1', 'abcdef'],
  ['us-west-1', 'ab'],
  ['us-west-2', 'abcd'],
]);

function every(letters: string, regions: readonly string[]): [string, string][] {
  return regions.map((region) => [region, letters]);
}
