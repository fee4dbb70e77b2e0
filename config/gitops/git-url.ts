/** Where a repository is, taken from its address. */
export type GitUrl =
  | { readonly transport: 'https'; readonly host: string }
  /** `port` as the address has it. `known_hosts` does not write port 22. */
  | { readonly transport: 'ssh'; readonly host: string; readonly port?: number };

const HOST = '(?<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)';
const PATH = '/[\\w.~+-]+(?:/[\\w.~+-]+)*/?';

const HTTPS = new RegExp(`^https://${HOST}(?::\\d+)?${PATH}$`, 'i');
const SSH = new RegExp(`^ssh://[\\w.-]+@${HOST}(?::(?<port>\\d+))?${PATH}$`, 'i');
/** As scp writes it: user@host:path. */
const SCP = new RegExp(`^[\\w.-]+@${HOST}:(?!//)/?${PATH.slice(1)}$`, 'i');

/** Reads the address of a git repository in the three forms that Argo CD and git both take; `undefined` for any other. */
export function gitUrl(url: string): GitUrl | undefined {
  const { host: web } = HTTPS.exec(url)?.groups ?? {};
  if (web !== undefined) return { transport: 'https', host: web };
  const { host, port } = (SSH.exec(url) ?? SCP.exec(url))?.groups ?? {};
  if (host === undefined) return undefined;
  return { transport: 'ssh', host, ...(port !== undefined && { port: Number(port) }) };
}

/** An address in which everything before the last `@` and after the `?` is masked, even if it is no valid address. */
export const withoutCredential = (url: string): string =>
  url.replace(/^([a-z+]+:\/\/)?.*@/is, '$1***@').replace(/[?#].*$/s, '?***');

/** Name of an SSH host as `known_hosts` writes it. */
export const knownHostsName = ({ host, port = 22 }: { readonly host: string; readonly port?: number }): string =>
  port === 22 ? host : `[${host}]:${port}`;
