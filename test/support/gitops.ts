import { parseAllDocuments } from 'yaml';
import { remembered } from '../../config/remembered';
import { isObject, type JsonObject, type Synthesized } from './stack-json';
import { synthesized } from './synthesized';

/** An object of the rendered tree, and the file that has it. */
export interface Rendered {
  /** Path below `rendered/`. */
  readonly path: string;
  readonly environment: string;
  /** Cluster whose folder it is in; that of a cluster's own Application too. */
  readonly cluster: string;
  /** App whose folder it is in; absent for Applications. */
  readonly app?: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace?: string;
  readonly body: JsonObject;
}

const PLACE = /^([^/]+)\/gitops\/([^/.]+)(?:\/([^/.]+))?(?:\/[^/]+)?\.yaml$/;

/** Every object that Argo CD reads: of the test run's synth, or of another one. It is only to be read, for all tests of a worker share it. */
export const gitopsTree = (made: Pick<Synthesized, 'rendered'> = synthesized()): readonly Rendered[] =>
  treeOf(made.rendered);

const treeOf = remembered((rendered: Synthesized['rendered']): readonly Rendered[] =>
  Object.entries(rendered).flatMap(([path, text]) => {
    const [, environment, cluster, folder] = PLACE.exec(path) ?? [];
    if (environment === undefined || cluster === undefined || cluster === 'default-project') return [];
    const below = path.split('/').length > 4 ? folder : undefined;
    return documents(text).map((body) =>
      object({ path, environment, cluster, ...(below !== undefined && { app: below }) }, body),
    );
  }),
);

/** The objects in one file. */
export const documents = (text: string): JsonObject[] =>
  parseAllDocuments(text).map((document) => document.toJS() as JsonObject);

const object = (place: Pick<Rendered, 'path' | 'environment' | 'cluster' | 'app'>, body: JsonObject): Rendered => {
  const { apiVersion, kind, metadata } = body;
  const { name, namespace } = isObject(metadata) ? metadata : {};
  if (typeof kind !== 'string' || typeof apiVersion !== 'string' || typeof name !== 'string') {
    throw new Error(`${place.path} has something that is no object of Kubernetes`);
  }
  return {
    ...place,
    kind,
    apiVersion,
    name,
    ...(typeof namespace === 'string' && { namespace }),
    body,
  };
};

/** What stands at a path of keys; undefined where something on the way is missing. */
export const at = (body: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    body,
  );
