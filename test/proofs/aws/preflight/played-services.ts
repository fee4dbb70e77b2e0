import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service of AWS's that this process plays. */
export interface PlayedService {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Answers `GetServiceQuota` with the numbers given, and says that there is no such quota for others: no emulator has the quotas of EC2.
 *
 * @param quotas values by quota code
 */
export const startQuotaServer = (quotas: ReadonlyMap<string, number>): Promise<PlayedService> =>
  play((asked) => {
    const { QuotaCode } = asked as { readonly QuotaCode: string };
    const Value = quotas.get(QuotaCode);
    if (Value !== undefined) return { Quota: { QuotaCode, Value } };
    return { __type: 'NoSuchResourceException', Message: `no quota ${QuotaCode}` };
  });

/**
 * Answers `GetParameters`: the emulators have no public parameters of EKS and Bottlerocket, and like AWS they let nobody make one below `/aws`.
 *
 * @param parameters values by name; what is absent is not there
 */
export const startParameterServer = (parameters: Readonly<Record<string, string>>): Promise<PlayedService> =>
  play((asked) => {
    const { Names } = asked as { readonly Names: readonly string[] };
    return {
      Parameters: Names.filter((Name) => Name in parameters).map((Name) => ({ Name, Value: parameters[Name] })),
      InvalidParameters: Names.filter((Name) => !(Name in parameters)),
    };
  });

/** A service that is spoken to in AWS's JSON. An answer with a `__type` is an error of that name. */
async function play(answer: (asked: unknown) => object): Promise<PlayedService> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const answered = answer(JSON.parse(body));
      response.writeHead('__type' in answered ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answered));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
