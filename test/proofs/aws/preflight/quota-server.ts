import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Answers `GetServiceQuota` with the numbers given, and says that there is no such quota for others: no emulator has the quotas of EC2.
 *
 * @param quotas values by quota code
 */
export async function startQuotaServer(
  quotas: ReadonlyMap<string, number>,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { QuotaCode } = JSON.parse(body) as { readonly QuotaCode: string };
      const value = quotas.get(QuotaCode);
      response.writeHead(value === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(
        JSON.stringify(
          value === undefined
            ? { __type: 'NoSuchResourceException', Message: `no quota ${QuotaCode}` }
            : { Quota: { QuotaCode, Value: value } },
        ),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
