import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from '../../machine/cache-folder';
import { stackIds } from './synthesized-json';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

/** Bodies by type and by name, as `resource` and `data` of a stack's JSON. */
type Bodies = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

interface StackJson {
  readonly resource?: Bodies;
  readonly data?: Bodies;
  readonly provider: Readonly<Record<string, readonly JsonObject[]>>;
  readonly terraform: JsonObject & { readonly backend: Readonly<Record<string, JsonObject>> };
}

/** A class of a provider, and the file that exports it. */
interface ProviderClass {
  readonly file: string;
  readonly name: string;
}

const KNOWN_SECTIONS = new Set(['//', 'resource', 'data', 'provider', 'terraform']);

/**
 * Writes a bare cdktf program that makes the same JSON as a synth did: each stack is a `TerraformStack`, and each resource an object of
 * its provider's class with literals. It is the least that a program on cdktf has to do for this JSON.
 *
 * @param file that gets the program
 * @param outdir of the synth, with `stacks/`
 * @param modules of the synthesized program, below the repository's root; they have the providers' classes
 * @throws Error where the JSON has something that the program could not make
 */
export function writeBareProgram(file: string, outdir: string, modules: readonly string[]): void {
  const classes = providerClasses(modules);
  const used = new Map<string, string>();
  const reference = (key: string): string => {
    const found = classes.get(key);
    if (!found) throw new Error(`No class of a provider makes ${key}.`);
    used.set(found.name, found.file);
    return found.name;
  };
  const blocks = stackIds(outdir).map((id) => stackBlock(id, readStackJson(outdir, id), reference));
  const imports = [...used].map(([name, from]) => `const { ${name} } = require(${JSON.stringify(from)});`);
  const library = JSON.stringify(join(repositoryRoot, 'node_modules', 'cdktf'));
  const cdktf = `const { App, LocalBackend, S3Backend, TerraformStack } = require(${library});`;
  writeFileSync(file, [cdktf, ...imports, 'const app = new App();', ...blocks, 'app.synth();', ''].join('\n'));
}

const readStackJson = (outdir: string, id: string): StackJson =>
  JSON.parse(readFileSync(join(outdir, 'stacks', id, 'cdk.tf.json'), 'utf8')) as StackJson;

/** The providers' classes among modules, by `provider.aws`, `resource.aws_vpc` or `data.aws_vpc`. */
function providerClasses(modules: readonly string[]): ReadonlyMap<string, ProviderClass> {
  const found = new Map<string, ProviderClass>();
  for (const path of modules) {
    const [, folder] = /@cdktf\/provider-\w+\/lib\/([^/]+)\/index\.js$/.exec(path) ?? [];
    if (folder === undefined) continue;
    const file = join(repositoryRoot, path);
    for (const [name, exported] of Object.entries(loadModule(file))) {
      const type = exported.tfResourceType;
      if (type === undefined) continue;
      const section = folder === 'provider' ? 'provider' : folder.startsWith('data-') ? 'data' : 'resource';
      found.set(`${section}.${type}`, { file, name });
    }
  }
  return found;
}

const loadModule = createRequire(__filename) as (
  file: string,
) => Readonly<Record<string, { readonly tfResourceType?: string }>>;

function stackBlock(id: string, stack: StackJson, reference: (key: string) => string): string {
  const unknown = Object.keys(stack).filter((section) => !KNOWN_SECTIONS.has(section));
  if (unknown.length > 0) throw new Error(`${id} has ${unknown.join(', ')}, which the bare program cannot make.`);
  const [backend = '', settings = {}] = Object.entries(stack.terraform.backend)[0] ?? [];
  const providers = Object.entries(stack.provider).flatMap(([name, bodies]) =>
    bodies.map((body, index) => made(reference(`provider.${name}`), `${name}-${index}`, body)),
  );
  const elements = (['resource', 'data'] as const).flatMap((section) =>
    Object.entries(stack[section] ?? {}).flatMap(([type, named]) =>
      Object.entries(named).map(([name, body]) => made(reference(`${section}.${type}`), name, body)),
    ),
  );
  return [
    '{',
    `  const stack = new TerraformStack(app, ${JSON.stringify(id)});`,
    `  new ${backend === 's3' ? 'S3Backend' : 'LocalBackend'}(stack, ${JSON.stringify(camelCased(settings))});`,
    `  stack.addOverride('terraform', ${JSON.stringify(stack.terraform)});`,
    ...providers,
    ...elements,
    '}',
  ].join('\n');
}

/** A resource whose name in Terraform is exactly `name`. */
const made = (className: string, name: string, body: JsonObject): string =>
  `  new ${className}(stack, ${JSON.stringify(name)}, ${JSON.stringify(configOf(body))});`;

/** A body as the properties of its class. What it depends on is told by addresses. */
function configOf({ '//': _metadata, depends_on: dependsOn, ...attributes }: JsonObject): Json {
  const addresses = dependsOn as readonly string[] | undefined;
  return {
    ...(camelCased(attributes) as JsonObject),
    ...(addresses && { dependsOn: addresses.map((fqn) => ({ fqn })) }),
  };
}

/** Attributes are snake case in Terraform and camel case in cdktf; any other key is a user's own, such as a tag's. */
function camelCased(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, below]) => [
      /^[a-z0-9_]+$/.test(key) ? key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : key,
      camelCased(below),
    ]),
  );
}
