import type { DataObject } from './yaml-documents';

/** Metadata as far as we write it; the API server fills in the rest. */
export interface Metadata {
  readonly name: string;
  /** @default none: the object is cluster-wide */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
}

/** An object for the API server, as plain data. What is in it beside these keys has the fields of its kind. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

/**
 * A kind's object with types for what we write of it. The types of built-in kinds are `@kubernetes/client-node`'s, imported as types
 * alone (`kubernetes.ts`), so that nothing of it is in the program.
 */
export type ManifestOf<V extends string, K extends string, Body extends object = object> = Manifest & {
  readonly apiVersion: V;
  readonly kind: K;
} & Body;

/** A manifest as what the YAML printer takes: plain data is all that it is made of. */
export const plain = (manifest: Manifest): DataObject => manifest as unknown as DataObject;
