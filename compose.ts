import type { App } from 'cdktf';
import { said } from './config/load/fault';
import { hasCloud } from './config/kubernetes/clusters';
import type { CloudEnvironment, Environment, LoadedEnvironment } from './config/schema/environment';
import { sitesWithIdentity } from './config/sites/site-identity';
import { GitOpsFiles } from './constructs/gitops/gitops-files';
import { GitOpsTree } from './constructs/gitops/gitops-tree';
import { Site } from './constructs/onprem/site';
import { ClusterStack } from './stacks/cluster-stack';
import { DatabaseStack } from './stacks/database-stack';
import type { LandbridgeStack } from './stacks/landbridge-stack';
import { NetworkStack } from './stacks/network-stack';
import { PlatformStack } from './stacks/platform-stack';
import { RegistryStack } from './stacks/registry-stack';
import { IdentityStack } from './stacks/identity-stack';
import { StateStack } from './stacks/state-stack';
import { StorageStack } from './stacks/storage-stack';

/** The stacks of an environment's cloud half. A stack that would be empty is absent. */
export interface CloudStacks {
  readonly state?: StateStack;
  readonly network: NetworkStack;
  readonly cluster: ClusterStack;
  readonly registry?: RegistryStack;
  readonly storage?: StorageStack;
  readonly database?: DatabaseStack;
  readonly identity?: IdentityStack;
  readonly platform: PlatformStack;
}

/** Everything that one environment is turned into. `environments/<env>.overrides.ts` reaches every stack and resource through it. */
export interface Composition {
  readonly environment: Environment;
  /** Absent where the environment has no cloud half. */
  readonly cloud?: CloudStacks;
  /** What Argo CD reads, and the guide to its secrets. Absent where the environment has no cloud half: Argo CD runs on a site then. */
  readonly gitops?: GitOpsFiles;
  /** The Applications of every cluster, and what they read. */
  readonly applications: GitOpsTree;
  /** By the site's name. */
  readonly sites: Readonly<Record<string, Site>>;
}

/** A file of overrides threw. The fault is in that file, not in this program. */
export class OverridesError extends Error {
  /** @param file such as `environments/hybrid.overrides.ts` */
  constructor(
    public readonly file: string,
    cause: unknown,
  ) {
    super(said(cause), { cause });
    this.name = 'OverridesError';
  }
}

/**
 * Turns one environment into its stacks and sites, and then lets its overrides change them.
 *
 * @throws OverridesError if the overrides throw, or return a promise
 */
export function compose(app: App, loaded: LoadedEnvironment): Composition {
  const composition = composed(app, loaded);
  const { overrides } = loaded;
  if (!overrides) return composition;
  for (const stack of Object.values(composition.cloud ?? {}) as readonly LandbridgeStack[]) stack.expectLookUps();
  try {
    const returned = (overrides.apply as (composition: Composition) => unknown)(composition);
    refusePromise(returned);
  } catch (reason) {
    throw new OverridesError(overrides.file, reason);
  }
  return composition;
}

/** An async function would change the composition after it was written, or fail after it was reported as good. */
function refusePromise(returned: unknown): void {
  if (typeof (Object(returned) as { readonly then?: unknown }).then !== 'function') return;
  // The refusal says enough. A second error, of a promise that nobody waits for, would end the program.
  Promise.resolve(returned).catch(() => undefined);
  throw new Error('the function is async, and nothing waits for it: make it a plain function');
}

function composed(app: App, { environment, file, applied }: LoadedEnvironment): Composition {
  const sites = Object.fromEntries(
    Object.entries(environment.sites).map(([name, site]) => [
      name,
      new Site(app, `${environment.name}-site-${name}`, {
        environment,
        name,
        site,
        source: file,
        applied: applied?.sites[name],
      }),
    ]),
  );
  const applications = new GitOpsTree(app, `${environment.name}-applications`, { environment, source: file });
  if (!hasCloud(environment)) return { environment, applications, sites };
  const gitops = new GitOpsFiles(app, `${environment.name}-gitops`, { environment, source: file });
  return { environment, applications, cloud: cloudStacks(app, environment), gitops, sites };
}

/** Each stack is deployed after the stacks whose resources it looks up. */
function cloudStacks(app: App, environment: CloudEnvironment): CloudStacks {
  const state = environment.terraformState === 's3' ? new StateStack(app, environment) : undefined;
  const network = new NetworkStack(app, environment);
  const cluster = new ClusterStack(app, environment);
  cluster.addDependency(network);
  const registry = environment.cloud.images.length > 0 ? new RegistryStack(app, environment) : undefined;
  const storage = Object.keys(environment.storage).length > 0 ? new StorageStack(app, environment) : undefined;
  const settings = environment.cloud.database;
  const database = settings ? new DatabaseStack(app, environment, settings) : undefined;
  const identity = sitesWithIdentity(environment).length > 0 ? new IdentityStack(app, environment) : undefined;
  storage?.addDependency(cluster);
  database?.addDependency(cluster);
  const platform = new PlatformStack(app, environment);
  platform.addDependency(cluster);
  // The apps that Argo CD installs use images, files and the database from their start to their end.
  for (const stack of [registry, storage, database]) if (stack) platform.addDependency(stack);
  // The roles of the sites hold the policies of the storage pairs.
  if (storage) identity?.addDependency(storage);
  for (const stack of [network, registry, ...(storage ? [] : [identity])]) if (state) stack?.addDependency(state);
  return {
    network,
    cluster,
    platform,
    ...(state && { state }),
    ...(registry && { registry }),
    ...(storage && { storage }),
    ...(database && { database }),
    ...(identity && { identity }),
  };
}
