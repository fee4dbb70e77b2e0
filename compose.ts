import type { App } from 'cdktf';
import { hasCloud } from './config/kubernetes/has-cloud';
import type { CloudEnvironment, Environment, LoadedEnvironment } from './config/schema/environment';
import { sitesWithIdentity } from './config/sites/site-identity';
import { GitOpsFiles } from './constructs/gitops/gitops-files';
import { GitOpsTree } from './constructs/gitops/gitops-tree';
import { Site } from './constructs/onprem/site';
import { ClusterStack } from './stacks/cluster-stack';
import { DatabaseStack } from './stacks/database-stack';
import { NetworkStack } from './stacks/network-stack';
import { PlatformStack } from './stacks/platform-stack';
import { RegistryStack } from './stacks/registry-stack';
import { IdentityStack } from './stacks/identity-stack';
import { StateStack } from './stacks/state-stack';
import { StorageStack } from './stacks/storage-stack';

/** The stacks of an environment's cloud half; one is absent where the environment asks for nothing that it would hold. */
export interface CloudStacks {
  readonly state?: StateStack;
  readonly network: NetworkStack;
  readonly cluster: ClusterStack;
  readonly registry?: RegistryStack;
  readonly storage?: StorageStack;
  readonly data?: DatabaseStack;
  readonly sites?: IdentityStack;
  readonly platform: PlatformStack;
}

/** What one environment became: every stack and, through it, every resource, to reach and override in `environments/<env>.overrides.ts`. */
export interface Composition {
  readonly environment: Environment;
  /** Absent where the environment has no cloud half. */
  readonly cloud?: CloudStacks;
  /** What Argo CD reads, and how it gets its secrets; absent where the environment has no cloud half, in which Argo CD runs. */
  readonly gitops?: GitOpsFiles;
  /** The Applications of every cluster, and what they read. */
  readonly applications: GitOpsTree;
  /** By the site's name. */
  readonly sites: Readonly<Record<string, Site>>;
}

/** A file of overrides threw: what it is about is the file, not this program. */
export class OverridesError extends Error {
  /** @param file such as `environments/hybrid.overrides.ts` */
  constructor(
    public readonly file: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'OverridesError';
  }
}

/**
 * Turns one environment into its stacks and sites, and then lets its overrides change them.
 *
 * @throws OverridesError if the overrides throw
 */
export function compose(app: App, loaded: LoadedEnvironment): Composition {
  const composition = composed(app, loaded);
  const { overrides } = loaded;
  if (!overrides) return composition;
  try {
    (overrides.apply as (composition: Composition) => void)(composition);
  } catch (reason) {
    throw new OverridesError(overrides.file, reason);
  }
  return composition;
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

/** Each stack is deployed after those that it looks something up from. */
function cloudStacks(app: App, environment: CloudEnvironment): CloudStacks {
  const state = environment.terraformState === 's3' ? new StateStack(app, environment) : undefined;
  const network = new NetworkStack(app, environment);
  const cluster = new ClusterStack(app, environment);
  cluster.addDependency(network);
  const registry = environment.cloud.images.length > 0 ? new RegistryStack(app, environment) : undefined;
  const storage = Object.keys(environment.storage).length > 0 ? new StorageStack(app, environment) : undefined;
  const { database } = environment.cloud;
  const data = database ? new DatabaseStack(app, environment, database) : undefined;
  const sites = sitesWithIdentity(environment).length > 0 ? new IdentityStack(app, environment) : undefined;
  storage?.addDependency(cluster);
  data?.addDependency(cluster);
  const platform = new PlatformStack(app, environment);
  platform.addDependency(cluster);
  // Argo CD's programs pull images, mount files and write to the database as soon as they are there, and until they are gone.
  for (const stack of [registry, storage, data]) if (stack) platform.addDependency(stack);
  // Its roles hold the policies of the storage pairs.
  if (storage) sites?.addDependency(storage);
  for (const stack of [network, registry, ...(storage ? [] : [sites])]) if (state) stack?.addDependency(state);
  return {
    network,
    cluster,
    platform,
    ...(state && { state }),
    ...(registry && { registry }),
    ...(storage && { storage }),
    ...(data && { data }),
    ...(sites && { sites }),
  };
}
