import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Answers `DescribeAddonVersions` with one version of the add-on asked for: no emulator has the call.
 *
 * @param versions by Kubernetes minor and add-on; what is absent is not offered
 */
export async function startAddOnServer(
  versions: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const addonName = searchParams.get('addonName') ?? '';
    const addonVersion = versions[searchParams.get('kubernetesVersion') ?? '']?.[addonName];
    const addons = addonVersion === undefined ? [] : [{ addonName, addonVersions: [{ addonVersion }] }];
    response.writeHead(pathname === '/addons/supported-versions' ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ addons }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
