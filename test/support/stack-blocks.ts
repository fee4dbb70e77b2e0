import { resources, type Block, type JsonObject } from './stack-json';
import { stackJson } from './synthesized';

/** The resources of one stack of the test run's synth; of one type where one is given. */
export const resourcesOf = (stack: string, type?: string): Block[] =>
  resources({ stacks: { [stack]: stackJson(stack) } }, type);

/**
 * One resource of one stack by its address, such as `aws_eks_cluster.eks_cluster`.
 *
 * @throws Error with the addresses of that type, if there is none
 */
export function resourceOf(stack: string, address: string): JsonObject {
  const [type] = address.split('.', 1);
  const all = resourcesOf(stack, type);
  const found = all.find((block) => block.address === address);
  if (!found) throw new Error(`no ${address} in ${stack}; there are ${all.map((one) => one.address).join(', ')}`);
  return found.body;
}

/**
 * A resource's attribute that is text.
 *
 * @throws Error if it is anything else, or not there
 */
export function textIn(body: JsonObject, attribute: string): string {
  const value = body[attribute];
  if (typeof value !== 'string') throw new Error(`${attribute} is ${JSON.stringify(value)}, not text`);
  return value;
}

/** A policy that a resource holds as text. */
export const policyIn = (body: JsonObject, attribute: string): JsonObject =>
  JSON.parse(textIn(body, attribute)) as JsonObject;

/** A resource's own tags. */
export const tagsOf = (body: JsonObject): Readonly<Record<string, string>> =>
  (body['tags'] as Readonly<Record<string, string>> | undefined) ?? {};

/** What a resource explicitly waits for. */
export const dependenciesOf = (body: JsonObject): readonly string[] =>
  (body['depends_on'] as readonly string[] | undefined) ?? [];
