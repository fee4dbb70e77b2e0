import { X509Certificate } from 'node:crypto';
import type { KubernetesObject } from '@kubernetes/client-node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../../testbed/kubernetes/kubernetes-api';
import { certificateIssuer } from '../../../../testbed/operators/issued-certificates';

type Objects = Readonly<Record<string, KubernetesObject & Readonly<Record<string, unknown>>>>;

const keyOf = ({ kind = '', metadata }: KubernetesObject): string =>
  [kind, metadata?.namespace, metadata?.name].filter(Boolean).join('/');

/** As much of an API server as the issuer asks: it keeps what is applied and merges what is patched at the first level. */
const apiWith = (...first: readonly object[]) => {
  const objects = new Map(first.map((one) => [keyOf(one as KubernetesObject), one as KubernetesObject]));
  const api = {
    list: (_version: string, kind: string) => Promise.resolve([...objects.values()].filter((one) => one.kind === kind)),
    read: (object: KubernetesObject) => Promise.resolve(objects.get(keyOf(object))),
    apply: (object: KubernetesObject) => Promise.resolve(void objects.set(keyOf(object), object)),
    merge: (object: KubernetesObject, patch: object) =>
      Promise.resolve(void objects.set(keyOf(object), { ...objects.get(keyOf(object)), ...patch })),
  };
  return { api: api as unknown as Api, found: () => Object.fromEntries(objects) as Objects };
};

const certificate = (name: string, issuer: string, spec: object) => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name, namespace: 'cert-manager' },
  spec: { secretName: name, issuerRef: { kind: 'ClusterIssuer', name: issuer }, ...spec },
});
const issuer = (name: string, spec: object) => ({ kind: 'ClusterIssuer', metadata: { name }, spec });
const webhook = {
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'hook', annotations: { 'cert-manager.io/inject-ca-from': 'cert-manager/server' } },
  webhooks: [{ name: 'one', clientConfig: { service: { name: 'hook' } } }],
};

describe('certificateIssuer', () => {
  const { api, found } = apiWith(
    issuer('self', { selfSigned: {} }),
    issuer('internal', { ca: { secretName: 'authority' } }),
    issuer('nobody', { ca: { secretName: 'not-there' } }),
    certificate('authority', 'self', { isCA: true, commonName: 'authority', duration: '87600h' }),
    certificate('server', 'internal', { dnsNames: ['hook.svc'], duration: '2160h', usages: ['server auth'] }),
    certificate('orphan', 'nobody', { dnsNames: ['orphan.svc'] }),
    webhook,
  );
  const pemOf = (secret: string, key: string): string => {
    const { data } = found()[`Secret/cert-manager/${secret}`] as unknown as { data: Record<string, string> };
    return Buffer.from(data[key] ?? '', 'base64').toString();
  };

  beforeAll(async () => {
    const round = certificateIssuer();
    for (let index = 0; index < 3; index++) await round(api);
  });

  it('given an issuer with an authority, when it signs, then the certificate is for the names and of the authority', () => {
    const made = new X509Certificate(pemOf('server', 'tls.crt'));
    const authority = new X509Certificate(pemOf('authority', 'tls.crt'));

    expect(made.subjectAltName).toBe('DNS:hook.svc');
    expect(made.verify(authority.publicKey)).toBe(true);
    expect(pemOf('server', 'ca.crt')).toBe(pemOf('authority', 'tls.crt'));
  });

  it('given durations, then the certificates last as long', () => {
    const days = (secret: string): number => {
      const { validFrom, validTo } = new X509Certificate(pemOf(secret, 'tls.crt'));
      return Math.round((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000);
    };

    expect([days('authority'), days('server')]).toEqual([3650, 90]);
  });

  it('given a webhook that asks for an authority, then it has it, and its Service still', () => {
    const { webhooks } = found()['MutatingWebhookConfiguration/hook'] as unknown as typeof webhook;

    expect(webhooks[0]?.clientConfig).toEqual({
      service: { name: 'hook' },
      caBundle: Buffer.from(pemOf('authority', 'tls.crt')).toString('base64'),
    });
  });

  it('given an issuer whose authority is not there, then nothing is issued', () => {
    expect(found()).not.toHaveProperty('Secret/cert-manager/orphan');
    expect(found()['Certificate/cert-manager/orphan']).not.toHaveProperty('status');
  });
});
