import { parse } from 'yaml';
import { yamlDocuments, type Data } from '../constructs/gitops/yaml-documents';
import { isSecretKey, isSensitiveArgument, masked, withoutSecretTexts } from './mask-secrets';

type Json = string | number | boolean | null | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

/** Blocks that have a type and a name, by how their addresses begin. */
const TYPED: Readonly<Record<string, string>> = { resource: '', data: 'data.', ephemeral: 'ephemeral.' };
/** Blocks that have a name alone. */
const NAMED = ['check', 'module', 'output', 'provider', 'variable'];

/**
 * A synthesized stack as a reviewer reads it: one entry a block, by its address and sorted. JSON in texts (policies, settings of
 * add-ons) and the values of Helm releases are unfolded, CDK's metadata is left out, and secrets are masked.
 *
 * @param stack Terraform's JSON
 */
export const terraformYaml = (stack: object): string =>
  yamlDocuments([Object.fromEntries(Object.entries(stack as JsonObject).flatMap(blocks))]);

/** The blocks of one section, by address. */
function blocks([section, content]: readonly [string, Json]): [string, Data][] {
  const prefix = TYPED[section];
  if (section === '//') return [];
  if (prefix !== undefined && isObject(content)) {
    return Object.entries(content).flatMap(([type, named]) =>
      isObject(named)
        ? Object.entries(named).map(([name, body]): [string, Data] => [
            `${prefix}${type}.${name}`,
            told(body, '', type),
          ])
        : [],
    );
  }
  if (!NAMED.includes(section) || !isObject(content)) return [[section, told(content, '', section)]];
  return Object.entries(content).map(([name, body]) => [
    `${section}.${name}`,
    isObject(body) && body['sensitive'] === true
      ? told({ ...body, ...concealedIn(body, ['value', 'default']) }, '', section)
      : told(body, '', section),
  ]);
}

/**
 * A value as it is printed.
 *
 * @param key under which it stands; of a list's entry the list's
 * @param type of the block that it is in; undefined within an unfolded text, which keeps its keys' order, since a policy's statement reads
 *   best from its Sid on
 */
function told(value: Json, key: string, type: string | undefined): Data {
  if (type !== undefined && isSensitiveArgument(type, key)) return concealed(value);
  if (isList(value)) {
    const read = type === 'helm_release' && key === 'values' ? valuesIn : jsonIn;
    return value.map((item) => {
      const inner = isSecretKey(key) ? undefined : read(item);
      return inner === undefined ? told(item, key, type) : told(inner, '', undefined);
    });
  }
  if (!isObject(value))
    return isSecretKey(key) ? hidden(value) : typeof value === 'string' ? withoutSecretTexts(value) : value;
  const object = { ...value, ...secretsOf(value, key) };
  const entries = Object.entries(object)
    .filter(([name]) => type === undefined || name !== '//')
    .map(([name, inner]): [string, Data] => {
      const json =
        isSecretKey(name) || (type !== undefined && isSensitiveArgument(type, name)) ? undefined : jsonIn(inner);
      return json === undefined ? [name, told(inner, name, type)] : [`${name} (json)`, told(json, '', undefined)];
    });
  return type === undefined ? new Map(entries) : Object.fromEntries(entries);
}

/** What an object holds that only its other keys tell to be secret: data of a Kubernetes Secret, the value of a setting or variable. */
function secretsOf(object: JsonObject, key: string): JsonObject {
  if (object['kind'] === 'Secret') return concealedIn(object, ['data', 'stringData']);
  const name = object['name'] ?? object['key'];
  return key === 'set_sensitive' || (typeof name === 'string' && isSecretKey(name))
    ? concealedIn(object, ['value'])
    : {};
}

const concealedIn = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (object[key] === undefined ? [] : [[key, concealed(object[key])]])));

/** The same value with everything in it hidden. */
function concealed(value: Json): Exclude<Json, undefined> {
  if (isList(value)) return value.map(concealed);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, concealed(inner)]));
  return hidden(value);
}

/** A secret without what it says; `true`, `false` and nothing say none. */
const hidden = (value: string | number | boolean | null): string | boolean | null =>
  typeof value === 'string' || typeof value === 'number' ? masked(String(value)) : value;

/** An object or list that is written as JSON in a text; undefined for any other value. */
function jsonIn(value: Json): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Json;
  } catch {
    // A text that only begins like JSON is shown as it is.
    return undefined;
  }
}

/** The values of a Helm release, which are JSON or YAML. */
function valuesIn(value: Json): Json | undefined {
  const json = jsonIn(value);
  if (json !== undefined || typeof value !== 'string') return json;
  try {
    const values = parse(value) as Json;
    return isObject(values) ? values : undefined;
  } catch {
    // Helm's to refuse; it is shown as it is.
    return undefined;
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
