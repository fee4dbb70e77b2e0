import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readCall, type AnsweredCall, type AwsCall } from './aws-call';

/** An answer in the emulator's place. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** @default 'text/xml' */
  readonly type?: string;
}

/** Answers some calls in the emulator's place; `undefined` leaves a call to the emulator. */
export type Answerer = (call: AwsCall) => Answer | undefined;

/** Stands between the controller and the emulator: it keeps every call, and can refuse some. */
export interface AwsRecorder {
  readonly url: string;
  /** Every call so far, oldest first. */
  readonly calls: readonly AnsweredCall[];
  /**
   * Answers some calls in the emulator's place from now on.
   *
   * @param refuse `undefined` ends it
   */
  refuse(refuse: Answerer | undefined): void;
  stop(): Promise<void>;
}

/** What belongs to one connection and not to the message (RFC 9110, 7.6.1), and lengths, which fetch sets itself. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'host',
  'expect',
  'content-encoding',
]);

/**
 * Starts the recorder on a free port of the loopback address.
 *
 * @param emulator such as `http://127.0.0.1:5000`
 * @param missingInEmulator answers what the emulator does not have
 */
export const startAwsRecorder = async (emulator: string, missingInEmulator: Answerer): Promise<AwsRecorder> => {
  const calls: AnsweredCall[] = [];
  let refusal: Answerer | undefined;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const call = readCall({ method, path, headers, body });
    const ours = refusal?.(call) ?? missingInEmulator(call);
    const {
      status,
      body: answer,
      type,
    } = ours ? { type: 'text/xml', ...ours } : await forward(`${emulator}${path}`, method, headers, body);
    calls.push({ ...call, status, answer, at: Date.now() });
    response.writeHead(status, { 'content-type': type }).end(answer);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(502).end(String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The recorder has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    refuse: (refuse) => {
      refusal = refuse;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

const forward = async (url: string, method: string, headers: IncomingMessage['headers'], body: string) => {
  const passed = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !OF_THE_CONNECTION.has(name) ? [[name, value]] : [],
  );
  const response = await fetch(url, { method, headers: passed, ...(body !== '' && { body }) });
  return {
    status: response.status,
    body: await response.text(),
    type: response.headers.get('content-type') ?? 'text/xml',
  };
};
