import { parse } from 'yaml';
import { terraformFile } from '../config/layout';
import { yamlDocuments, type Data } from '../config/yaml/print-yaml';
import { firstLine, type OutputFile } from '../constructs/output-file';
import { isSecretKey, isSecretMap, isSensitiveArgument, masked, withoutSecretTexts } from './mask-secrets';
import type { StackJson } from './stack-json';

type Json = string | number | boolean | null | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

/** Sections whose blocks have a type and a name, with the beginning of their addresses. */
const TYPED: Readonly<Record<string, string>> = { resource: '', data: 'data.', ephemeral: 'ephemeral.' };
/** Sections whose blocks have only a name. */
const NAMED = ['check', 'module', 'output', 'provider', 'variable'];

/**
 * Gives a stack that `app.synth()` wrote its readable form: a path below `rendered/`, which is `<env>/terraform/<stack>.yaml`, and the text. If
 * a stack's id does not begin with an environment's name, the folder has the stack's id.
 *
 * @param outputs files of the tree; the path of an environment's file begins with the environment's name, and its source is that environment
 */
export function terraformFiles(
  outputs: readonly OutputFile[],
): (stack: string, json: StackJson) => [path: string, text: string] {
  const sources = new Map(
    outputs
      .filter(({ source }) => source.startsWith('environments/'))
      .map(({ path, source }) => [path.slice(0, path.indexOf('/')), source]),
  );
  return (stack, json) => {
    const environment = [...sources.keys()].find((name) => stack.startsWith(`${name}-`));
    const source = environment === undefined ? 'main.ts' : sources.get(environment);
    const text = `# ${firstLine(source ?? '')}\n${terraformYaml(json)}`;
    return [terraformFile({ name: environment ?? stack }, stack), text];
  };
}

/**
 * A synthesized stack in a form for reviewers: one entry a block, sorted by address. JSON in texts (policies, settings of add-ons) and the
 * values of Helm releases are unfolded. CDK's metadata is left out. Secrets are masked.
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
            printable(body, '', isPublic(type, body) ? PUBLIC : type),
          ])
        : [],
    );
  }
  if (!NAMED.includes(section) || !isObject(content)) return [[section, printable(content, '', section)]];
  return Object.entries(content).map(([name, body]) => [
    `${section}.${name}`,
    isObject(body) && (body['sensitive'] === true || isSecretKey(name))
      ? printable({ ...body, ...withMasked(body, ['value', 'default']) }, '', section)
      : printable(body, '', section),
  ]);
}

/** Stands for the type of a block whose arguments hold no secret although Terraform marks one as sensitive. */
const PUBLIC = 'public';

/** Whether a block is known to hold no secret: an SSM parameter of type `String`, or Argo CD's cluster Secret without a credential. */
function isPublic(type: string, body: Json): boolean {
  if (!isObject(body)) return false;
  if (type === 'aws_ssm_parameter') return body['type'] === 'String';
  const { data, metadata } = body;
  if (!isObject(data ?? null) || !isObject(metadata ?? null)) return false;
  const { labels = null } = metadata as JsonObject;
  const config = jsonIn((data as JsonObject)['config'] ?? null);
  return (
    isObject(labels) &&
    labels['argocd.argoproj.io/secret-type'] === 'cluster' &&
    !/bearerToken|password|keyData|execProvider/i.test(JSON.stringify(config ?? 'password'))
  );
}

/**
 * A value as it is printed.
 *
 * @param key the value's key; for an entry of a list, the list's key
 * @param type type of its block; undefined within an unfolded text, whose keys keep their order, because a policy's statement should begin
 *   with its Sid
 */
function printable(value: Json, key: string, type: string | undefined): Data {
  if (type !== undefined && isSensitiveArgument(type, key)) return maskedWithin(value);
  if (isList(value)) {
    const read = type === 'helm_release' && key === 'values' ? valuesIn : jsonIn;
    return value.map((item) => {
      const inner = isSecretKey(key) ? undefined : read(item);
      return inner === undefined ? printable(item, key, type) : printable(inner, '', undefined);
    });
  }
  if (!isObject(value))
    return isSecretKey(key) ? maskedLeaf(value) : typeof value === 'string' ? withoutSecretTexts(value) : value;
  if (isSecretMap(key)) return maskedWithin(value);
  const entries = new Map<string, Data>();
  for (const [name, inner] of Object.entries({ ...value, ...secretsOf(value, key) })) {
    if (type !== undefined && name === '//') continue;
    const [printed, data] = printableEntry(name, inner, type);
    entries.set(printed, data);
  }
  return type === undefined ? entries : Object.fromEntries(entries);
}

function printableEntry(name: string, value: Json, type: string | undefined): readonly [string, Data] {
  if (name === 'user_data_base64' && typeof value === 'string' && !value.includes('${'))
    return [`${name} (decoded)`, withoutSecretTexts(Buffer.from(value, 'base64').toString('utf8'))];
  const json = isSecretKey(name) || (type !== undefined && isSensitiveArgument(type, name)) ? undefined : jsonIn(value);
  return json === undefined ? [name, printable(value, name, type)] : [`${name} (json)`, printable(json, '', undefined)];
}

/** Secrets that only the other keys of their object reveal: data of a Kubernetes Secret, the value of a setting or variable. They are masked. */
function secretsOf(object: JsonObject, key: string): JsonObject {
  if (object['kind'] === 'Secret') return withMasked(object, ['data', 'stringData']);
  // Argo CD's chart takes any secret there.
  if (key === 'secret') return withMasked(object, ['extra']);
  const name = object['name'] ?? object['key'];
  return key === 'set_sensitive' || (typeof name === 'string' && name.split('.').some((part) => isSecretKey(part)))
    ? withMasked(object, ['value'])
    : {};
}

const withMasked = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (object[key] === undefined ? [] : [[key, maskedWithin(object[key])]])));

/** The same value with everything in it masked. */
function maskedWithin(value: Json): Exclude<Json, undefined> {
  if (isList(value)) return value.map(maskedWithin);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskedWithin(inner)]));
  return maskedLeaf(value);
}

/** Masks texts and numbers. `true`, `false` and `null` are no secrets. */
const maskedLeaf = (value: string | number | boolean | null): string | boolean | null =>
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
    // Helm will refuse the text. It is shown as it is.
    return undefined;
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
