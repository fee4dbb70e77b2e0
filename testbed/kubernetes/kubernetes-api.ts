import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import type { KubeConfig, KubernetesObject } from '@kubernetes/client-node';

/** An API server's answer. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** How an object is applied. */
export interface ApplyOptions {
  /** Whether it is kept, or only judged, defaults and admission included. @default 'kept' */
  readonly as?: 'kept' | 'dry-run';
  /** Where an object goes that names no namespace and is in one. @default 'default' */
  readonly namespace?: string;
}

/** One API server, asked in its own words: the client library can ask for neither strict validation nor kinds it does not know. */
export interface Api {
  /** @param path with its query */
  ask(method: string, path: string, body?: object, type?: string): Promise<Answer>;
  /** Applies an object server-side with strict field validation: an unknown or doubled field is an error. */
  apply(object: KubernetesObject, options?: ApplyOptions): Promise<Answer>;
  /** Every object of a kind in all namespaces; none where the server does not have the kind. */
  list(apiVersion: string, kind: string): Promise<readonly KubernetesObject[]>;
  /** An object, or `undefined` where there is none, or no such kind. */
  read(object: ObjectName): Promise<KubernetesObject | undefined>;
  /** A merge patch. @throws Error where it is refused */
  merge(object: ObjectName, patch: object, part?: 'status'): Promise<void>;
  remove(object: ObjectName): Promise<void>;
  /** Every kind that can be listed. */
  kinds(): Promise<readonly { readonly apiVersion: string; readonly kind: string }[]>;
  close(): void;
}

/** The fields of a manifest that identify an object. */
export interface ObjectName {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

const MANAGER = 'proof';

const rootOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

const OUT_OF_REACH: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** Whether a call failed since nothing answers at the API server's address, as while it is down. */
export const isOutOfReach = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && OUT_OF_REACH.has(String(error.code));

/** The message of a refusal. */
export const messageOf = ({ body }: Answer): string =>
  typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : JSON.stringify(body);

/** What a kind is called in a list of what is there. */
const itemsOf = ({ body }: Answer): readonly KubernetesObject[] =>
  (body as { readonly items?: readonly KubernetesObject[] }).items ?? [];

const refused = (what: string, answer: Answer): Error => new Error(`${what}: ${answer.status} ${messageOf(answer)}`);

/** Asks the server of a client configuration, which names its certificate's file and has a token. */
export const apiOf = (config: KubeConfig): Api => {
  const { server, caFile } = config.getCurrentCluster() ?? {};
  const token = config.getCurrentUser()?.token ?? '';
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 8,
    ca: caFile === undefined ? undefined : readFileSync(caFile),
  });
  const known = new Map<string, readonly Resource[]>();

  const ask: Api['ask'] = (method, path, body, type = 'application/json') =>
    new Promise((resolve, reject) => {
      const sent = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        ...{ authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': type },
        // Node sends none with a DELETE, and the server would take its body for the next call.
        ...(sent !== undefined && { 'content-length': Buffer.byteLength(sent) }),
      };
      const asked = request(`${server ?? ''}${path}`, { method, agent, headers, timeout: 30_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const status = response.statusCode ?? 0;
          resolve({ status, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : { message: text.trim() } });
        });
      });
      asked.on('timeout', () => asked.destroy(new Error(`no answer to ${method} ${path} in 30 s`)));
      asked.on('error', reject);
      asked.end(sent);
    });

  const resources = async (apiVersion: string): Promise<readonly Resource[]> => {
    const found = known.get(apiVersion);
    if (found) return found;
    const answer = await ask('GET', rootOf(apiVersion));
    const all = (answer.body as { readonly resources?: readonly Resource[] }).resources ?? [];
    return all.filter(({ name }) => !name.includes('/'));
  };

  const resourceOf = async ({ apiVersion = '', kind = '' }: ObjectName): Promise<Resource | undefined> => {
    const of = (all: readonly Resource[]): Resource | undefined => all.find((one) => one.kind === kind);
    const cached = of(known.get(apiVersion) ?? []);
    if (cached) return cached;
    known.delete(apiVersion); // a kind may have come since
    const all = await resources(apiVersion);
    known.set(apiVersion, all);
    return of(all);
  };

  const pathOf = async (object: ObjectName, fallback = 'default'): Promise<string | undefined> => {
    const resource = await resourceOf(object);
    if (!resource) return undefined;
    const { apiVersion = '', metadata: { name = '', namespace = fallback } = {} } = object;
    const within = resource.namespaced ? `/namespaces/${namespace}` : '';
    return `${rootOf(apiVersion)}${within}/${resource.name}/${name}`;
  };

  const needed = async (object: ObjectName): Promise<string> => {
    const path = await pathOf(object);
    if (path === undefined)
      throw new Error(`The API server has no kind ${object.kind ?? ''} of ${object.apiVersion ?? ''}.`);
    return path;
  };

  return {
    ask,
    apply: async (object, { as = 'kept', namespace } = {}) => {
      const path = await pathOf(object, namespace);
      if (path === undefined) return { status: 404, body: { message: 'no such kind' } };
      const query = `fieldManager=${MANAGER}&force=true&fieldValidation=Strict${as === 'dry-run' ? '&dryRun=All' : ''}`;
      return ask('PATCH', `${path}?${query}`, object, 'application/apply-patch+yaml');
    },
    list: async (apiVersion, kind) => {
      const resource = await resourceOf({ apiVersion, kind });
      if (!resource) return [];
      const items = itemsOf(await ask('GET', `${rootOf(apiVersion)}/${resource.name}`));
      return items.map((item) => ({ ...item, apiVersion, kind }));
    },
    read: async (object) => {
      const path = await pathOf(object);
      const answer = path === undefined ? undefined : await ask('GET', path);
      return answer?.status === 200 ? (answer.body as KubernetesObject) : undefined;
    },
    merge: async (object, patch, part) => {
      const path = `${await needed(object)}${part === undefined ? '' : `/${part}`}`;
      const answer = await ask('PATCH', path, patch, 'application/merge-patch+json');
      if (answer.status >= 300) throw refused(`patch of ${path}`, answer);
    },
    remove: async (object) => {
      const path = await needed(object);
      const answer = await ask('DELETE', path);
      if (answer.status >= 300 && answer.status !== 404) throw refused(`deletion of ${path}`, answer);
    },
    kinds: async () => {
      const groups = (await ask('GET', '/apis')).body as {
        readonly groups: readonly { readonly preferredVersion: { readonly groupVersion: string } }[];
      };
      const versions = ['v1', ...groups.groups.map(({ preferredVersion }) => preferredVersion.groupVersion)];
      const all = await Promise.all(
        versions.map(async (apiVersion) =>
          (await resources(apiVersion))
            .filter(({ verbs }) => verbs.includes('list'))
            .map(({ kind }) => ({ apiVersion, kind })),
        ),
      );
      return all.flat();
    },
    close: () => agent.destroy(),
  };
};
