import type { App } from 'cdktf';
import type { CloudEnvironment } from '../config/schema/environment';
import { ExistingNodeSecurityGroup } from '../constructs/cluster/every-node';
import { clustersOf } from '../config/kubernetes/clusters';
import { pipelinePair, writersOf } from '../config/storage/object-store';
import { runsPipeline } from '../config/pools/batch-gpus';
import { ExistingNetwork } from '../constructs/network/existing-network';
import { PublishedParameter } from '../constructs/parameters/published-parameter';
import { PipelineRoles } from '../constructs/iam/pod-roles/pipeline-roles';
import { NodeMounts } from '../constructs/storage/node-mounts';
import { StoragePair } from '../constructs/storage/storage-pair';
import { LandbridgeStack } from './landbridge-stack';

/** The cloud half of every storage pair, and the parameters by which the clusters find it. */
export class StorageStack extends LandbridgeStack {
  /** By the pair's name. */
  public readonly pairs: Readonly<Record<string, StoragePair>>;
  /** The right to mount the files of all pairs. */
  public readonly mounts: NodeMounts;
  /** Absent if the pipeline does not run in the cloud. */
  public readonly pipelineRoles?: PipelineRoles;

  constructor(app: App, environment: CloudEnvironment) {
    super(app, environment, 'storage');
    const network = new ExistingNetwork(this, 'network', environment);
    const { vpcId } = network;
    const nodes = new ExistingNodeSecurityGroup(this, 'nodes', { environment, vpcId });
    const { zones } = environment.cloud.network;
    this.pairs = Object.fromEntries(
      Object.entries(environment.storage).map(([name, written]) => {
        const settings = { ...written, writers: writersOf(environment, name, written.writers) };
        const mounted = settings.mountTargets === 'own-zone' ? [settings.zone] : zones;
        const subnetIds = Object.fromEntries(mounted.map((zone) => [zone, network.subnetId('private', zone)]));
        const nodeSecurityGroupId = nodes.id;
        return [
          name,
          new StoragePair(this, `pair-${name}`, { environment, name, settings, vpcId, subnetIds, nodeSecurityGroupId }),
        ];
      }),
    );
    const fileSystemArns = Object.values(this.pairs).map(({ files }) => files.fileSystem.arn);
    this.mounts = new NodeMounts(this, 'mounts', { environment, fileSystemArns });
    const pair = this.pairs[pipelinePair(environment) ?? ''];
    if (pair && clustersOf(environment).some((cluster) => cluster.side === 'cloud' && runsPipeline(cluster)))
      this.pipelineRoles = new PipelineRoles(this, 'pipeline', { environment, pair });
    for (const [name, { bucket, files, encryptionKey }] of Object.entries(this.pairs)) {
      const published = {
        bucket: bucket.bucket.id,
        'file-system-id': files.fileSystem.id,
        'key-arn': encryptionKey.arn,
      };
      for (const [what, value] of Object.entries(published)) {
        new PublishedParameter(this, `published-${name}-${what}`, {
          environment,
          path: `storage/${name}/${what}`,
          value,
        });
      }
    }
  }
}
