import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** What one stack became: Terraform's JSON without CDK's `//` metadata and with sorted keys. */
export interface StackJson extends JsonObject {
  readonly terraform: JsonObject;
  readonly resource: Blocks;
  readonly data: Blocks;
}

/** Blocks by type and then by name, as Terraform writes them. */
export interface Blocks extends JsonObject {
  readonly [type: string]: { readonly [name: string]: JsonObject };
}

/** Everything that one synth wrote. */
export interface Synthesized {
  /** Stacks by id, such as `hybrid-network`. */
  readonly stacks: Readonly<Record<string, StackJson>>;
  /** Texts by path below `rendered/`. */
  readonly rendered: Readonly<Record<string, string>>;
}

/** A resource or data source with its address and the id of its stack. */
export interface Block {
  readonly stack: string;
  readonly type: string;
  /** Such as `aws_s3_bucket.state_bucket`; data sources start with `data.`. */
  readonly address: string;
  readonly body: JsonObject;
}

/**
 * Reads what a synth left below `root`.
 *
 * @param root folder with `cdktf.out/` and `rendered/`
 */
export function readSynthesized(root: string): Synthesized {
  const stacks = join(root, 'cdktf.out', 'stacks');
  const rendered = join(root, 'rendered');
  return {
    stacks: Object.fromEntries(
      folders(stacks).map((id) => [id, plainStack(JSON.parse(readFileSync(join(stacks, id, 'cdk.tf.json'), 'utf8')))]),
    ),
    rendered: Object.fromEntries(files(rendered).map((path) => [path, readFileSync(join(rendered, path), 'utf8')])),
  };
}

/** All resources of all stacks; of one type where one is given. */
export const resources = ({ stacks }: Pick<Synthesized, 'stacks'>, type?: string): Block[] =>
  Object.entries(stacks).flatMap(([stack, json]) => blocks(stack, json.resource, '', type));

/**
 * The one resource of a type that a stack has.
 *
 * @throws Error if it has none or several
 */
export function onlyResource(synthesized: Pick<Synthesized, 'stacks'>, stack: string, type: string): JsonObject {
  const [found, ...more] = resources(synthesized, type).filter((block) => block.stack === stack);
  if (!found || more.length > 0) throw new Error(`${stack} has not exactly one ${type}`);
  return found.body;
}

/** All data sources of all stacks; of one type where one is given. */
export const dataSources = ({ stacks }: Pick<Synthesized, 'stacks'>, type?: string): Block[] =>
  Object.entries(stacks).flatMap(([stack, json]) => blocks(stack, json.data, 'data.', type));

const blocks = (stack: string, all: Blocks, prefix: string, only?: string): Block[] =>
  Object.entries(all)
    .filter(([type]) => only === undefined || type === only)
    .flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, body]) => ({ stack, type, address: `${prefix}${type}.${name}`, body })),
    );

/** Name of the environment that a stack belongs to, by its default tags. */
export function environmentOf(stack: StackJson): string {
  const [aws] = list(stack['provider'], 'aws');
  const tags = list(aws, 'default_tags')[0]?.['tags'];
  const name = isObject(tags) ? tags['landbridge:environment'] : undefined;
  if (typeof name !== 'string') throw new Error('the stack has no default tag landbridge:environment');
  return name;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A block's nested blocks of one name; Terraform's JSON takes one alone or a list. */
export function list(body: Json | undefined, key: string): readonly JsonObject[] {
  const value = isObject(body) ? body[key] : undefined;
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** A stack's JSON without CDK's metadata, with sorted keys. */
export const plainStack = (json: unknown): StackJson =>
  ({ resource: {}, data: {}, ...(sorted(json as Json) as JsonObject) }) as StackJson;

/** The same value with keys sorted and `//` removed, all the way down; lists keep their order. */
export function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.entries(value).filter(([key]) => key !== '//');
  return Object.fromEntries(keys.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

const folders = (folder: string): string[] => entries(folder).filter((name) => !name.startsWith('.'));

const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Nothing was written there.
    return [];
  }
};

const files = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  } catch {
    return [];
  }
};
