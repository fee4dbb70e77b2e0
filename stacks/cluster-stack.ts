import type { App } from 'cdktf';
import type { CloudEnvironment } from '../config/schema/environment';
import { AddOns } from '../constructs/cluster/add-ons';
import { AdminAccess } from '../constructs/cluster/admin-access';
import { Cluster } from '../constructs/cluster/cluster';
import { ClusterSecurityGroups } from '../constructs/cluster/cluster-security-groups';
import { DeployingRoleCheck } from '../constructs/cluster/deploying-role-check';
import { DiskKey } from '../constructs/cluster/disk-key';
import { SystemNodeGroup } from '../constructs/cluster/system-node-group';
import { KarpenterPrerequisites } from '../constructs/karpenter/karpenter-prerequisites';
import { PodRoles } from '../constructs/iam/pod-roles/pod-roles';
import { ExistingNetwork } from '../constructs/network/existing-network';
import { PublishedParameter } from '../constructs/parameters/published-parameter';
import { LandbridgeStack } from './landbridge-stack';

/**
 * The EKS cluster, the nodes that always run, what Karpenter needs in AWS to add more, and the roles of apps that come later. The stack
 * deploys only EKS add-ons into the cluster, so it needs no way to the Kubernetes API.
 */
export class ClusterStack extends LandbridgeStack {
  public readonly securityGroups: ClusterSecurityGroups;
  public readonly cluster: Cluster;
  public readonly diskKey: DiskKey;
  public readonly systemNodes: SystemNodeGroup;
  public readonly karpenter: KarpenterPrerequisites;
  public readonly podRoles: PodRoles;

  constructor(app: App, environment: CloudEnvironment) {
    super(app, environment, 'cluster');
    const network = new ExistingNetwork(this, 'network', environment);
    new DeployingRoleCheck(this, 'deploying-role', { environment });
    this.securityGroups = new ClusterSecurityGroups(this, 'security-groups', { environment, vpcId: network.vpcId });
    this.cluster = new Cluster(this, 'eks', {
      environment,
      subnetIds: network.subnetIds('intra'),
      securityGroupId: this.securityGroups.controlPlane.id,
    });
    const cluster = this.cluster.clusterName;
    new AdminAccess(this, 'admins', { environment, cluster });

    this.diskKey = new DiskKey(this, 'disk-key', { environment });
    const nodeAddOns = new AddOns(this, 'node-add-ons', { environment, cluster, stage: 'before-nodes' });
    this.systemNodes = new SystemNodeGroup(this, 'system', {
      environment,
      cluster,
      subnetIds: network.subnetIds('private'),
      securityGroupId: this.securityGroups.nodes.id,
      diskKey: this.diskKey.arn,
      after: [...nodeAddOns.ready, ...this.securityGroups.rules],
    });
    const after = [this.systemNodes.nodeGroup];
    new AddOns(this, 'add-ons', { environment, cluster, stage: 'after-nodes', after });
    this.karpenter = new KarpenterPrerequisites(this, 'karpenter', { environment, cluster });
    this.podRoles = new PodRoles(this, 'pod-roles', { environment, cluster });

    this.publish(environment, {
      endpoint: this.cluster.endpoint,
      'certificate-authority': this.cluster.certificateAuthority,
      'node-security-group-id': this.securityGroups.nodes.id,
    });
  }

  private publish(environment: CloudEnvironment, values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values))
      new PublishedParameter(this, name, { environment, path: `cluster/${name}`, value });
  }
}
