import type * as client from '@kubernetes/client-node';

/** The metadata that we write; the API server fills in the rest. */
export interface Metadata {
  readonly name: string;
  /** @default none: the object is cluster-wide */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
}

/** An object for the API server, as plain data. Its other keys are those of its kind. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

/**
 * A kind's object with types for what we write of it. Built-in kinds have the types of `@kubernetes/client-node`, imported as types only:
 * the bundle has none of its code.
 */
export type ManifestOf<V extends string, K extends string, Body extends object = object> = Manifest & {
  readonly apiVersion: V;
  readonly kind: K;
} & Body;

/**
 * A type of the client as plain data: its types are classes, of which we make no instances, and a key that is a word of JavaScript has an
 * underscore before it (`_from`) that the API does not know.
 */
type Plain<T> = T extends readonly (infer Entry)[]
  ? readonly Plain<Entry>[]
  : T extends object
    ? { readonly [Key in keyof T as Key extends `_${infer Word}` ? Word : Key]: Plain<T[Key]> }
    : T;

export type V1Container = Plain<client.V1Container>;
export type V1Deployment = Plain<client.V1Deployment>;
export type V1DeploymentSpec = Plain<client.V1DeploymentSpec>;
export type V1LabelSelector = Plain<client.V1LabelSelector>;
export type V1LimitRangeSpec = Plain<client.V1LimitRangeSpec>;
export type V1NetworkPolicyPeer = Plain<client.V1NetworkPolicyPeer>;
export type V1NetworkPolicyPort = Plain<client.V1NetworkPolicyPort>;
export type V1NetworkPolicySpec = Plain<client.V1NetworkPolicySpec>;
export type V1PodDisruptionBudgetSpec = Plain<client.V1PodDisruptionBudgetSpec>;
export type V1PodSecurityContext = Plain<client.V1PodSecurityContext>;
export type V1PolicyRule = Plain<client.V1PolicyRule>;
export type V1ResourceQuotaSpec = Plain<client.V1ResourceQuotaSpec>;
type V1RoleRef = Plain<client.V1RoleRef>;
export type V1ServiceSpec = Plain<client.V1ServiceSpec>;
type V1StorageClass = Plain<client.V1StorageClass>;
export type V1Volume = Plain<client.V1Volume>;

/** Kinds that several apps write. */
export type StorageClass = ManifestOf<
  'storage.k8s.io/v1',
  'StorageClass',
  Pick<V1StorageClass, 'provisioner' | 'parameters' | 'reclaimPolicy' | 'allowVolumeExpansion' | 'volumeBindingMode'>
>;
export type RoleBinding = ManifestOf<
  'rbac.authorization.k8s.io/v1',
  'RoleBinding',
  {
    readonly roleRef: V1RoleRef;
    readonly subjects: readonly { readonly kind: string; readonly name: string; readonly namespace: string }[];
  }
>;
export type ServiceAccount = ManifestOf<'v1', 'ServiceAccount', { readonly automountServiceAccountToken: boolean }>;
