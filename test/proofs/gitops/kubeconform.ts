import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from '../../../testbed/kubernetes/kubernetes-api';
import { run } from '../../../machine/processes';
import { called, type Manifest } from './manifests';

export interface KubeconformOptions {
  /** Whose kinds are the schemas: kubeconform's own are on the internet. */
  readonly api: Api;
  readonly manifests: readonly Manifest[];
  readonly program: string;
  /** Folder of the run's own. */
  readonly folder: string;
}

interface Verdicts {
  readonly valid: number;
  readonly invalid: readonly string[];
  readonly skipped: readonly string[];
}

interface OpenApi {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface Schema {
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
  readonly [key: string]: unknown;
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing but what is named, which is what kubeconform's strict schemas say; a node that takes unknown fields goes on taking them. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isRecord(schema)) return schema;
  const { properties } = schema;
  const below = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'properties' && isRecord(value)
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]))
        : key === 'default' || key === 'enum' || key === 'example'
          ? value
          : closed(value),
    ]),
  );
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true || 'additionalProperties' in schema;
  return isRecord(properties) && !open ? { ...below, additionalProperties: false } : below;
};

const fileName = ({ group, version, kind }: GroupVersionKind): string =>
  `${[group, version, kind]
    .filter((part) => part !== '')
    .join('-')
    .toLowerCase()}.json`;

/** The schemas of the kinds of one API version, each in a file with all that it refers to. */
const writeSchemas = async (
  api: Api,
  apiVersion: string,
  kinds: ReadonlySet<string>,
  folder: string,
): Promise<void> => {
  const { body } = await api.ask('GET', `/openapi/v3/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`);
  const schemas = closed((body as OpenApi).components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  for (const [name, schema] of Object.entries(schemas)) {
    for (const kind of schema['x-kubernetes-group-version-kind'] ?? []) {
      const text = JSON.stringify({ $ref: `#/components/schemas/${name}`, components: { schemas } });
      const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
      if (kind.group === group && kind.version === version && kinds.has(kind.kind))
        writeFileSync(join(folder, fileName(kind)), text);
    }
  }
};

/** As the API server reads it, to whom a null is nothing; a chart may leave one behind an empty map. */
const withoutNull = (_key: string, value: unknown): unknown => (value === null ? undefined : value);

/** What kubeconform says of manifests, offline. */
export const kubeconformVerdicts = async ({
  api,
  manifests,
  program,
  folder,
}: KubeconformOptions): Promise<Verdicts> => {
  const [schemas, files] = [join(folder, 'schemas'), join(folder, 'manifests')];
  for (const made of [schemas, files]) mkdirSync(made, { recursive: true });
  const kinds = new Set(manifests.map(({ object }) => object.kind ?? ''));
  for (const apiVersion of new Set(manifests.map(({ object }) => object.apiVersion ?? '')))
    await writeSchemas(api, apiVersion, kinds, schemas);
  const named = new Map(manifests.map((manifest, index) => [join(files, `${index}.json`), manifest]));
  for (const [file, { object }] of named) writeFileSync(file, JSON.stringify(object, withoutNull));
  const { stdout, all } = await run(program, [
    ...['-strict', '-ignore-missing-schemas', '-output', 'json', '-verbose', '-n', '2'],
    ...[
      '-schema-location',
      `${schemas}/{{ if .Group }}{{ .Group }}-{{ end }}{{ .ResourceAPIVersion }}-{{ .ResourceKind }}.json`,
    ],
    files,
  ]);
  const told = JSON.parse(stdout || '{}') as {
    readonly resources?: readonly {
      readonly filename: string;
      readonly kind: string;
      readonly version: string;
      readonly status: string;
      readonly msg: string;
    }[];
  };
  if (!told.resources) throw new Error(`kubeconform said nothing to read:\n${all}`);
  const of = (...status: string[]) =>
    (told.resources ?? [])
      .filter((one) => status.includes(one.status))
      .map(({ filename, kind, version, msg }) => {
        const manifest = named.get(filename);
        return status.includes('statusSkipped')
          ? `${kind}, ${version}`
          : `${manifest ? called(manifest) : filename}: ${msg}`;
      });
  return {
    valid: of('statusValid').length,
    invalid: of('statusInvalid', 'statusError'),
    skipped: of('statusSkipped', 'statusEmpty'),
  };
};
