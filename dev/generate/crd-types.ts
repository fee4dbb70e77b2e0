import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

/** A kind of which we write objects, and where its type goes. */
export interface GeneratedKind {
  /** The CRD's file, below the folder of CRDs. */
  readonly crd: string;
  /** Name of the TypeScript type. */
  readonly type: string;
  /** File that gets it, below the repository's root. */
  readonly file: string;
}

/** All kinds that have generated types. */
export const GENERATED_KINDS: readonly GeneratedKind[] = [
  {
    crd: 'karpenter/karpenter.sh_nodepools.yaml',
    type: 'NodePoolManifest',
    file: 'constructs/karpenter/pools/node-pool.generated.ts',
  },
  {
    crd: 'karpenter/karpenter.k8s.aws_ec2nodeclasses.yaml',
    type: 'NodeClassManifest',
    file: 'constructs/karpenter/pools/node-class.generated.ts',
  },
];

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: { readonly properties: Readonly<Record<string, JSONSchema>> } };
    }[];
  };
}

/** Metadata as far as we write it; the API server fills in the rest. */
const METADATA: JSONSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    annotations: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

/**
 * The TypeScript type of what one writes of a kind: API version, kind, metadata and spec, without descriptions (their text is the
 * project's own) and without status.
 *
 * @param crds folder of CRDs, a folder below it for each project
 */
export async function crdTypes({ crd, type, file }: GeneratedKind, crds: string): Promise<string> {
  const { spec } = parse(readFileSync(join(crds, crd), 'utf8')) as Crd;
  const [version] = spec.versions;
  const written = version?.schema.openAPIV3Schema.properties['spec'];
  if (!version || !written) throw new Error(`${crd} has no version with a spec`);
  const schema: JSONSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    properties: {
      apiVersion: { const: `${spec.group}/${version.name}` },
      kind: { const: spec.names.kind },
      metadata: METADATA,
      spec: bare(written) as JSONSchema,
    },
  };
  const bannerComment = `// Made from ${crd} by dev/generate.ts; do not edit.`;
  const types = await compile(schema, type, { bannerComment, additionalProperties: false, format: false });
  return format(types, { ...(await resolveConfig(file)), parser: 'typescript' });
}

/** A schema without what only people read or only the API server checks. */
function bare(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !(LEFT_OUT.has(key) && typeof value !== 'object') && !key.startsWith('x-kubernetes'))
      .map(([key, value]) => [key, bare(value)]),
  );
}

/** Bounds would become tuples of every length; the checker of manifests has them in words. */
const LEFT_OUT = new Set(['description', 'maxItems', 'minItems', 'default']);
