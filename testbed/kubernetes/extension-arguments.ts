import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signedCertificate } from './signed-certificates';

/** Name that the API server's certificate bears when it calls an extension API server for somebody. */
const FRONT_PROXY = 'front-proxy-client';

/**
 * Arguments by which the API server calls webhooks and extension API servers in its cluster: by a proxy, since it has no way to addresses of
 * Services and pods, and with a certificate by which they know that it is who names the caller.
 *
 * Source: Kubernetes, "Set up Konnectivity service", `EgressSelectorConfiguration` (apiserver v0.35.4, pkg/server/egressselector);
 * "Configure the Aggregation Layer".
 *
 * @param folder for the certificates and the configuration
 * @param proxy socket of a server that takes the method CONNECT
 */
export const extensionArguments = async (folder: string, proxy: string): Promise<string[]> => {
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const authority = await signedCertificate({ commonName: 'front-proxy-ca', isCA: true });
  const client = await signedCertificate({ commonName: FRONT_PROXY, uses: ['clientAuth'] }, authority);
  const egress = {
    apiVersion: 'apiserver.k8s.io/v1beta1',
    kind: 'EgressSelectorConfiguration',
    egressSelections: [
      { name: 'cluster', connection: { proxyProtocol: 'HTTPConnect', transport: { uds: { udsName: proxy } } } },
    ],
  };
  // An extension API server reads it, too, and complains where there is none. Nobody has a certificate of it here.
  const ofUsers = await signedCertificate({ commonName: 'kubernetes', isCA: true });
  return [
    `--client-ca-file=${file('client-ca.crt', ofUsers.certificate)}`,
    `--egress-selector-config-file=${file('egress.json', JSON.stringify(egress))}`,
    `--requestheader-client-ca-file=${file('front-proxy-ca.crt', authority.certificate)}`,
    `--requestheader-allowed-names=${FRONT_PROXY}`,
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    `--proxy-client-cert-file=${file('front-proxy-client.crt', client.certificate)}`,
    `--proxy-client-key-file=${file('front-proxy-client.key', client.key)}`,
  ];
};
