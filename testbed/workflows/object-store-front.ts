import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { joinConnections } from '../kubernetes/service-proxy';

/** An S3 API that answers by HTTPS at a port and under names as a cluster's own does. */
export interface ObjectStoreFront {
  /** Its loopback address, which is no other's. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface ObjectStoreFrontOptions {
  /** Certificate and key as PEM, for all the names by which it is called. */
  readonly certificate: string;
  readonly key: string;
  /** The emulator's address, such as `http://127.0.0.1:4566`. */
  readonly target: string;
}

const HTTPS = 443;
/** Loopback addresses that are tried, one after another: two runs side by side get one each. */
const ADDRESSES = Array.from({ length: 32 }, (_, index) => `127.0.44.${index + 1}`);

/**
 * Puts HTTPS before an emulator, so that clients need no other endpoint than in production: only their names lead here.
 *
 * @throws Error where port 443 cannot be had, which takes root
 */
export const startObjectStoreFront = async (options: ObjectStoreFrontOptions): Promise<ObjectStoreFront> => {
  const { certificate: cert, key, target } = options;
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer({ cert, key }, (client) => {
    const emulator = connect(Number(port), hostname);
    for (const one of [client, emulator]) {
      open.add(one);
      one.on('close', () => open.delete(one));
    }
    joinConnections(client, emulator);
  });
  let failure: unknown;
  for (const address of ADDRESSES) {
    try {
      server.listen(HTTPS, address);
      await once(server, 'listening');
      return {
        address,
        stop: async () => {
          server.close();
          for (const socket of open) socket.destroy();
          await once(server, 'close');
        },
      };
    } catch (error) {
      failure = error;
    }
  }
  throw new Error(`no loopback address has port 443 free: ${String(failure)}`);
};
