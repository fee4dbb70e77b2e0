import { INTERNAL_ISSUER } from '../../config/kubernetes/secrets';
import type { ManifestOf } from '../manifest';

/** Issuer of certificates that only the cluster's own programs trust, and the Secret with its authority. */
export const INTERNAL = INTERNAL_ISSUER;
export const AUTHORITY = 'internal-authority';

/** Issuer of certificates that everybody trusts. There is one only with a public zone. */
export const PUBLIC = 'public';

type ClusterIssuer = ManifestOf<'cert-manager.io/v1', 'ClusterIssuer', { readonly spec: object }>;

export type Certificate = ManifestOf<
  'cert-manager.io/v1',
  'Certificate',
  {
    readonly spec: {
      readonly secretName: string;
      readonly issuerRef: { readonly group: string; readonly kind: string; readonly name: string };
      readonly commonName?: string;
      readonly dnsNames?: readonly string[];
      readonly isCA?: boolean;
      readonly duration: string;
      readonly renewBefore: string;
      readonly usages: readonly string[];
      readonly privateKey: { readonly algorithm: string; readonly size: number; readonly rotationPolicy: string };
    };
  }
>;

export interface CertificateSettings {
  /** Also the name of its Secret. */
  readonly name: string;
  readonly namespace: string;
  /** Name of a ClusterIssuer. */
  readonly issuer: string;
  readonly commonName?: string;
  readonly dnsNames?: readonly string[];
  /** @default false */
  readonly isCA?: boolean;
  /** @default '2160h': 90 days, as public ones last */
  readonly duration?: string;
  /** @default '720h': a month to notice that renewal fails */
  readonly renewBefore?: string;
  /** @default what a server needs */
  readonly usages?: readonly string[];
}

/** A certificate with its own key, which changes at each renewal. An authority keeps its key, so that what it signed stays valid. */
export const certificate = (settings: CertificateSettings): Certificate => {
  const { name, namespace, issuer: issuerName, isCA = false, usages = ['digital signature', 'server auth'] } = settings;
  const { commonName, dnsNames, duration = '2160h', renewBefore = '720h' } = settings;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace },
    spec: {
      secretName: name,
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: issuerName },
      ...(commonName !== undefined && { commonName }),
      ...(dnsNames && { dnsNames }),
      ...(isCA && { isCA }),
      duration,
      renewBefore,
      usages,
      privateKey: { algorithm: 'ECDSA', size: isCA ? 384 : 256, rotationPolicy: isCA ? 'Never' : 'Always' },
    },
  };
};

/** An issuer for every namespace. */
export const issuer = (name: string, spec: object): ClusterIssuer => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'ClusterIssuer',
  metadata: { name },
  spec,
});
