import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { architectureOf } from '../../config/aws/instance-types';
import { systemNodeGroupName, type Named } from '../../config/aws/names';
import type { CloudConfig } from '../../config/schema/environment';
import { EKS_NODE_RELEASES } from '../../config/versions';
import { ServiceRole } from '../iam/service-role';
import { NODE_POLICIES } from './every-node';
import { SystemLaunchTemplate } from './system-launch-template';
import { SYSTEM_LABEL, SYSTEM_TAINT } from '../../config/kubernetes/labels-and-taints';

export interface SystemNodeGroupProps {
  readonly environment: Named & {
    readonly cloud: Pick<CloudConfig, 'kubernetesVersion' | 'system'> & {
      readonly network: Pick<CloudConfig['network'], 'zones'>;
    };
  };
  /** The EKS cluster's name, as the cluster's own attribute. */
  readonly cluster: string;
  /** Private subnets, one a zone. The group spreads its nodes over them. */
  readonly subnetIds: readonly string[];
  /** The one security group of all nodes. */
  readonly securityGroupId: string;
  /** ARN of the key of their disks. */
  readonly diskKey: string;
  /** What nodes need in order to join: the add-ons of the first stage and the security groups' rules. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * The nodes that always run. They hold what keeps the cluster alive: DNS, storage drivers, Karpenter. Their taint refuses all other pods.
 *
 * They have a role of their own. EKS makes the access entry of a managed group's role, and Karpenter's entry for the same role would
 * collide with it. Nothing else changes the group's size: `count` nodes run. The image's release is exact, so a patch is a commit, and EKS
 * drains one node after the other for it.
 *
 * Source: EKS user guide, "Managed node groups" and "Customize managed nodes with launch templates".
 */
export class SystemNodeGroup extends Construct {
  public readonly nodeGroup: EksNodeGroup;
  public readonly role: ServiceRole;

  /** @throws Error if the instance types have different architectures; a rule of the environment reports this first */
  constructor(scope: Construct, id: string, props: SystemNodeGroupProps) {
    super(scope, id);
    const { environment, cluster, subnetIds, securityGroupId, diskKey, after } = props;
    const { kubernetesVersion, system } = environment.cloud;
    const release = EKS_NODE_RELEASES[kubernetesVersion]?.[system.os];
    this.role = new ServiceRole(this, 'node', {
      environment,
      name: 'system-node',
      service: 'ec2.amazonaws.com',
      managedPolicies: NODE_POLICIES,
    });
    const { template } = new SystemLaunchTemplate(this, 'template', { environment, securityGroupId, diskKey });
    this.nodeGroup = new EksNodeGroup(this, 'group', {
      clusterName: cluster,
      nodeGroupName: systemNodeGroupName(environment.cloud),
      nodeRoleArn: this.role.arn,
      subnetIds: [...subnetIds],
      version: kubernetesVersion,
      // On a minor that the table does not have, which a rule refuses first, EKS takes its newest.
      ...(release !== undefined && { releaseVersion: release }),
      amiType: amiType(system),
      capacityType: 'ON_DEMAND',
      instanceTypes: system.instanceTypes,
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      labels: SYSTEM_LABEL,
      taint: [SYSTEM_TAINT],
      // One more than `count`, so that an update starts a new node before it drains an old one.
      scalingConfig: { minSize: system.count, desiredSize: system.count, maxSize: system.count + 1 },
      updateConfig: { maxUnavailable: 1 },
      nodeRepairConfig: { enabled: true },
      lifecycle: { createBeforeDestroy: true },
      dependsOn: [...this.role.permissions, ...after],
    });
  }
}

function amiType({ instanceTypes, os }: CloudConfig['system']): string {
  const [architecture, ...others] = new Set(instanceTypes.map(architectureOf));
  if (others.length > 0)
    throw new Error(
      `cloud.system.instanceTypes: ${instanceTypes.join(', ')} are of two architectures and a node group has one image; ` +
        'name types that are all Graviton or none.',
    );
  const suffix = architecture === 'arm64' ? 'ARM_64' : 'x86_64';
  return os === 'bottlerocket' ? `BOTTLEROCKET_${suffix}` : `AL2023_${suffix}_STANDARD`;
}
