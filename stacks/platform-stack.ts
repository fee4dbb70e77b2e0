import type { App } from 'cdktf';
import type { CloudEnvironment } from '../config/schema/environment';
import { ClusterSignIn } from '../constructs/cluster/cluster-sign-in';
import { ArgoCd } from '../constructs/gitops/argo-cd-release';
import { Karpenter } from '../constructs/karpenter/karpenter';
import { NodePools } from '../constructs/karpenter/pools/node-pools';
import { FileSystemClass } from '../constructs/storage/file-system-class';
import { LandbridgeStack } from './landbridge-stack';

/**
 * What must be in the cluster before Argo CD can do the rest: Karpenter with its pools, the storage classes that name what only AWS knows, and Argo CD
 * itself. Deploying it needs a way to the Kubernetes API.
 *
 * Destroyed, it takes itself apart in the reverse order of its dependencies: the Applications first, while all that they need still runs, then the pools
 * with their nodes, Karpenter, its kinds, and Argo CD.
 */
export class PlatformStack extends LandbridgeStack {
  public readonly argoCd: ArgoCd;
  /** The pools, to override or to add to. */
  public readonly nodePools: NodePools;
  public readonly karpenter: Karpenter;
  /** By the storage pair's name. */
  public readonly fileSystemClasses: Readonly<Record<string, FileSystemClass>>;

  constructor(app: App, environment: CloudEnvironment) {
    super(app, environment, 'platform');
    new ClusterSignIn(this, 'cluster', { environment });
    // On the system nodes, so that it needs no pool, and is still there when the last one is gone.
    this.argoCd = new ArgoCd(this, 'argo-cd', { environment, after: [] });
    this.nodePools = new NodePools(this, 'node-pools', { environment });
    this.karpenter = new Karpenter(this, 'karpenter', {
      environment,
      nodePools: this.nodePools,
      after: [this.argoCd.chart],
    });
    this.fileSystemClasses = Object.fromEntries(
      Object.entries(environment.storage).map(([name, settings]) => [
        name,
        new FileSystemClass(this, `files-${name}`, { environment, name, settings }),
      ]),
    );
    this.argoCd.applicationsNeed([
      this.karpenter.pools.release,
      ...Object.values(this.fileSystemClasses).map((each) => each.storageClass),
    ]);
  }
}
