import { terraform, type TerraformIn } from './terraform-plan';

/**
 * What destroying left: the addresses that the states still hold, and the ARNs that the emulators still list under the
 * environment's tag.
 */
export async function leftOver(
  stacks: readonly TerraformIn[],
  emulatorUrls: readonly string[],
  environment: string,
): Promise<string[]> {
  const states = await Promise.all(stacks.map((stack) => terraform(stack, 'state', 'list')));
  const tagged = await Promise.all(emulatorUrls.map((url) => taggedResources(url, environment)));
  return [
    ...states.flatMap((state) => state.split('\n').filter((line) => line !== '' && !line.startsWith('data.'))),
    ...tagged.flat(),
  ];
}

/** Resource Groups Tagging API, GetResources; the emulators check no signature, so none is made. */
async function taggedResources(url: string, environment: string): Promise<string[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'ResourceGroupsTaggingAPI_20170126.GetResources',
      Authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/ap-northeast-2/tagging/aws4_request, SignedHeaders=host, Signature=none',
    },
    body: JSON.stringify({ TagFilters: [{ Key: 'landbridge:environment', Values: [environment] }] }),
  });
  if (!response.ok)
    throw new Error(`${url} does not list resources by tag: HTTP ${response.status} ${await response.text()}`);
  const { ResourceTagMappingList: list = [] } = (await response.json()) as {
    readonly ResourceTagMappingList?: readonly { readonly ResourceARN: string }[];
  };
  return list.map(({ ResourceARN }) => ResourceARN);
}
