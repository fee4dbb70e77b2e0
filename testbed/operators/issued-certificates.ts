import type { KubernetesObject } from '@kubernetes/client-node';
import type { Api } from '../kubernetes/kubernetes-api';
import { signedCertificate, type KeyPair } from '../kubernetes/signed-certificates';

const VERSION = 'cert-manager.io/v1';
/** Whose Secrets a ClusterIssuer reads (cert-manager, `--cluster-resource-namespace`). */
const CLUSTER_NAMESPACE = 'cert-manager';
const INJECT = 'cert-manager.io/inject-ca-from';
const DAY_HOURS = 24;

interface Issuer extends KubernetesObject {
  readonly spec: {
    readonly selfSigned?: object;
    readonly ca?: { readonly secretName: string };
    readonly acme?: object;
  };
}

interface Certificate extends KubernetesObject {
  readonly spec: {
    readonly secretName: string;
    readonly issuerRef: { readonly kind?: string; readonly name: string };
    readonly commonName?: string;
    readonly dnsNames?: readonly string[];
    readonly isCA?: boolean;
    readonly duration?: string;
    readonly usages?: readonly string[];
  };
}

interface Client {
  readonly clientConfig?: { readonly caBundle?: string };
}

interface Bundled extends KubernetesObject {
  readonly webhooks?: readonly Client[];
  readonly spec?: {
    readonly service?: object;
    readonly caBundle?: string;
    readonly conversion?: { readonly webhook?: Client };
  };
}

/** The change that gives an object an authority; nothing where it has it. */
const bundled = ({ webhooks, spec }: Bundled, caBundle: string): object | undefined => {
  const lacks = ({ clientConfig }: Client): boolean => clientConfig?.caBundle !== caBundle;
  if (webhooks) {
    if (!webhooks.some(lacks)) return undefined;
    return { webhooks: webhooks.map((one) => ({ ...one, clientConfig: { ...one.clientConfig, caBundle } })) };
  }
  const conversion = spec?.conversion?.webhook;
  if (conversion)
    return lacks(conversion) ? { spec: { conversion: { webhook: { clientConfig: { caBundle } } } } } : undefined;
  return spec?.service && spec.caBundle !== caBundle ? { spec: { caBundle } } : undefined;
};

/** What the injector writes into: kinds by where their bundle is. */
const INJECTED = [
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ['apiregistration.k8s.io/v1', 'APIService'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
] as const;

/** CRDs are large and many: their bundles are looked after once in so many rounds. */
const ROUNDS_A_CRD = 10;

const EXTENDED: Readonly<Record<string, string>> = { 'server auth': 'serverAuth', 'client auth': 'clientAuth' };

const conditionOf = (message: string) => ({
  conditions: [
    { type: 'Ready', status: 'True', reason: 'StandIn', message, lastTransitionTime: new Date().toISOString() },
  ],
});

const isReady = (object: KubernetesObject): boolean =>
  (
    object as { readonly status?: { readonly conditions?: readonly { readonly type: string }[] } }
  ).status?.conditions?.some(({ type }) => type === 'Ready') ?? false;

const secretNamed = (name: string, namespace: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace },
});

const dataOf = async (
  api: Api,
  name: string,
  namespace: string,
): Promise<Readonly<Record<string, string>> | undefined> =>
  ((await api.read(secretNamed(name, namespace))) as { readonly data?: Readonly<Record<string, string>> } | undefined)
    ?.data;

const decoded = (text = ''): string => Buffer.from(text, 'base64').toString();
const encoded = (text: string): string => Buffer.from(text).toString('base64');

/**
 * Stands in for cert-manager, which cannot be built here: it issues real certificates with the names, the length and the uses that each
 * Certificate asks for, signed by whom its issuer names, and puts the authority into what asks for it by `cert-manager.io/inject-ca-from`.
 * An authority of the test's own stands for the public one. Nothing is renewed.
 *
 * @returns a round over a cluster, to be made again and again
 */
export const certificateIssuer = () => {
  let round = 0;
  const publicAuthority = signedCertificate({ commonName: 'stands for a public authority', isCA: true });

  /** Who signs for an issuer; `itself`, or nobody as long as its authority is not there. */
  const signerOf = async (api: Api, { spec, metadata }: Issuer): Promise<KeyPair | 'itself' | undefined> => {
    if (spec.selfSigned) return 'itself';
    if (spec.acme) return publicAuthority;
    const data = await dataOf(api, spec.ca?.secretName ?? '', metadata?.namespace ?? CLUSTER_NAMESPACE);
    return data && { certificate: decoded(data['tls.crt']), key: decoded(data['tls.key']) };
  };

  const issue = async (api: Api, certificate: Certificate, signer: KeyPair | 'itself'): Promise<void> => {
    const { commonName, dnsNames, isCA, duration = '2160h', usages = ['digital signature'] } = certificate.spec;
    const authority = signer === 'itself' ? undefined : signer;
    const made = await signedCertificate(
      {
        ...(commonName !== undefined && { commonName }),
        ...(dnsNames && { dnsNames }),
        ...(isCA !== undefined && { isCA }),
        days: Math.ceil(Number.parseInt(duration, 10) / DAY_HOURS),
        uses: usages.flatMap((usage) => EXTENDED[usage] ?? []),
      },
      authority,
    );
    const { secretName } = certificate.spec;
    await api.apply({
      ...secretNamed(secretName, certificate.metadata?.namespace ?? ''),
      ...{ type: 'kubernetes.io/tls' },
      ...{
        data: {
          'tls.crt': encoded(made.certificate),
          'tls.key': encoded(made.key),
          'ca.crt': encoded(authority?.certificate ?? made.certificate),
        },
      },
    });
    await api.merge(certificate, { status: conditionOf(`issued for ${duration}`) }, 'status');
  };

  const inject = async (api: Api, certificates: readonly Certificate[]): Promise<void> => {
    for (const [apiVersion, kind] of INJECTED) {
      if (kind === 'CustomResourceDefinition' && round++ % ROUNDS_A_CRD > 0) continue;
      for (const object of await api.list(apiVersion, kind)) {
        const asked = object.metadata?.annotations?.[INJECT];
        const source = certificates.find(
          ({ metadata }) => `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}` === asked,
        );
        const data = source && (await dataOf(api, source.spec.secretName, source.metadata?.namespace ?? ''));
        const caBundle = data?.['ca.crt'];
        if (caBundle === undefined) continue;
        const patch = bundled(object, caBundle);
        if (patch) await api.merge(object, patch);
      }
    }
  };

  return async (api: Api): Promise<void> => {
    const issuers = [...(await api.list(VERSION, 'ClusterIssuer')), ...(await api.list(VERSION, 'Issuer'))] as Issuer[];
    for (const issuer of issuers.filter((one) => !isReady(one))) {
      if (await signerOf(api, issuer)) await api.merge(issuer, { status: conditionOf('signs') }, 'status');
    }
    const certificates = (await api.list(VERSION, 'Certificate')) as readonly Certificate[];
    for (const certificate of certificates.filter((one) => !isReady(one))) {
      const { kind = 'Issuer', name } = certificate.spec.issuerRef;
      const namespace = kind === 'Issuer' ? certificate.metadata?.namespace : undefined;
      const issuer = issuers.find(({ metadata }) => metadata?.name === name && metadata.namespace === namespace);
      const signer = issuer && (await signerOf(api, issuer));
      if (signer) await issue(api, certificate, signer);
    }
    await inject(api, certificates);
  };
};
