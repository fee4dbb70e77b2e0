import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingTool } from '../../machine/missing-tool';
import { run } from '../../machine/processes';

/** A certificate and its private key, both as PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateRequest {
  /** @default none */
  readonly commonName?: string;
  /** @default none */
  readonly dnsNames?: readonly string[];
  /** Whether it may sign others. @default false */
  readonly isCA?: boolean;
  /** How long it is valid, in days. @default 1, which is longer than a proof */
  readonly days?: number;
  /** Extended uses, in OpenSSL's words. @default ['serverAuth'], and none for an authority */
  readonly uses?: readonly string[];
}

/** OpenSSL's own configuration file would add extensions; this one has only what is asked for (`man req`, `man x509v3_config`). */
const configuration = ({
  commonName,
  dnsNames = [],
  isCA = false,
  uses = ['serverAuth'],
}: CertificateRequest): string =>
  [
    ...['[req]', 'prompt = no', 'distinguished_name = subject', 'x509_extensions = extensions', '[subject]'],
    commonName === undefined ? 'O = none' : `CN = ${commonName}`,
    ...['[extensions]', `basicConstraints = critical,CA:${isCA ? 'TRUE' : 'FALSE'}`, 'subjectKeyIdentifier = hash'],
    `keyUsage = critical,digitalSignature${isCA ? ',keyCertSign,cRLSign' : ',keyEncipherment'}`,
    ...(isCA || uses.length === 0 ? [] : [`extendedKeyUsage = ${uses.join(',')}`]),
    ...(dnsNames.length === 0 ? [] : [`subjectAltName = ${dnsNames.map((name) => `DNS:${name}`).join(',')}`]),
    '',
  ].join('\n');

/**
 * A certificate with a new key on the curve P-256, made by OpenSSL 3.
 *
 * @param authority who signs it. @default itself
 * @throws MissingTool where OpenSSL does not make it
 */
export const signedCertificate = async (request: CertificateRequest, authority?: KeyPair): Promise<KeyPair> => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-certificate-'));
  const file = (name: string, text?: string): string => {
    const path = join(folder, name);
    if (text !== undefined) writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  try {
    const { exitCode, all } = await run('openssl', [
      ...['req', '-x509', '-config', file('request.cnf', configuration(request)), '-days', `${request.days ?? 1}`],
      ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-keyout', file('key.pem'), '-out', file('certificate.pem')],
      ...(authority
        ? ['-CA', file('authority.pem', authority.certificate), '-CAkey', file('authority-key.pem', authority.key)]
        : []),
    ]);
    if (exitCode !== 0)
      throw new MissingTool('OpenSSL 3', `'openssl req' failed:\n${all}`, 'Install it: apt install openssl.');
    return { certificate: readFileSync(file('certificate.pem'), 'utf8'), key: readFileSync(file('key.pem'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
