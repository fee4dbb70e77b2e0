import type { App } from 'cdktf';
import type { CloudEnvironment } from '../config/schema/environment';
import { ClusterSignIn } from '../constructs/cluster/cluster-sign-in';
import { ArgoCd } from '../constructs/gitops/argo-cd-release';
import { Karpenter } from '../constructs/karpenter/karpenter';
import { NodePools } from '../constructs/karpenter/pools/node-pools';
import { FileSystemClass } from '../constructs/storage/file-system-class';
import { LandbridgeStack } from './landbridge-stack';

/**
 * What the cluster needs before Argo CD can install the rest: Karpenter with its pools, the storage classes with ids that only AWS knows,
 * and Argo CD itself. Deploying it needs a way to the Kubernetes API.
 *
 * `destroy` works in the reverse order of the dependencies. The Applications go first, while everything that they need still runs. Then go
 * the pools with their nodes, Karpenter, its CRDs, and Argo CD.
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
    // Argo CD runs on the system nodes. So it needs no pool, and still runs when the last pool is gone.
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
