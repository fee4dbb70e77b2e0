import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { discoveryTag } from '../network/network-names';
import { CONTROL_PLANE_PORTS } from './control-plane-ports';
import { nodeSecurityGroupName } from './every-node';

export interface ClusterSecurityGroupsProps {
  readonly environment: CloudEnvironment;
  readonly vpcId: string;
}

/**
 * Two security groups: one for the control plane's interfaces, one for all nodes with their pods. Only the nodes' group has Karpenter's
 * discovery tag. Neither has the tag `kubernetes.io/cluster/…`: a node in two groups with that tag breaks its load balancers.
 *
 * EKS adds a third group to the control plane's interfaces. Nothing here uses it: nodes whose launch template names a security group do not get it.
 *
 * Source: EKS user guide, "View Amazon EKS security group requirements for clusters".
 */
export class ClusterSecurityGroups extends Construct {
  public readonly controlPlane: SecurityGroup;
  public readonly nodes: SecurityGroup;
  /** All rules. Nodes depend on them, so that nodes can join, and can leave in order when all is destroyed. */
  public readonly rules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { environment, vpcId }: ClusterSecurityGroupsProps) {
    super(scope, id);
    const controlPlaneName = prefixed(environment, 'control-plane');
    this.controlPlane = new SecurityGroup(this, 'control-plane', {
      name: controlPlaneName,
      description: 'Network interfaces of the EKS control plane',
      vpcId,
      tags: { Name: controlPlaneName },
    });
    const nodeName = nodeSecurityGroupName(environment);
    this.nodes = new SecurityGroup(this, 'nodes', {
      name: nodeName,
      description: 'All nodes of the cluster and their pods',
      vpcId,
      tags: { Name: nodeName, ...discoveryTag(environment) },
    });
    this.rules = [...this.amongNodes(), ...this.controlPlaneToNodes(), ...this.toControlPlane(environment)];
  }

  private amongNodes(): ITerraformDependable[] {
    const securityGroupId = this.nodes.id;
    return [
      new VpcSecurityGroupIngressRule(this, 'node-from-nodes', {
        securityGroupId,
        description: 'Nodes and pods among themselves; what a pod may reach is for network policies to say',
        referencedSecurityGroupId: this.nodes.id,
        ipProtocol: '-1',
      }),
      // Image registries, AWS endpoints and data sets have no fixed addresses. The subnets are private and reach them through NAT.
      new VpcSecurityGroupEgressRule(this, 'node-to-anywhere', {
        securityGroupId,
        description: 'Images, AWS endpoints, sites and data sets',
        cidrIpv4: '0.0.0.0/0',
        ipProtocol: '-1',
      }),
    ];
  }

  /** A rule at both ends of each port, so that the control plane does not depend on the group that EKS adds. */
  private controlPlaneToNodes(): ITerraformDependable[] {
    return Object.entries(CONTROL_PLANE_PORTS).flatMap(([name, { port, why: description }]) => {
      const rule = { description, ipProtocol: 'tcp', fromPort: port, toPort: port };
      return [
        new VpcSecurityGroupEgressRule(this, `control-plane-to-${name}`, {
          ...rule,
          securityGroupId: this.controlPlane.id,
          referencedSecurityGroupId: this.nodes.id,
        }),
        new VpcSecurityGroupIngressRule(this, `node-from-control-plane-${name}`, {
          ...rule,
          securityGroupId: this.nodes.id,
          referencedSecurityGroupId: this.controlPlane.id,
        }),
      ];
    });
  }

  private toControlPlane({ cloud, sites }: CloudEnvironment): ITerraformDependable[] {
    const rule = { securityGroupId: this.controlPlane.id, ipProtocol: 'tcp', fromPort: 443, toPort: 443 };
    // The sites reach a public API through the addresses that it is open to.
    const admitted = cloud.api === 'private' ? Object.entries(sites) : [];
    return [
      new VpcSecurityGroupIngressRule(this, 'control-plane-from-nodes', {
        ...rule,
        description: 'Kubernetes API for nodes and pods',
        referencedSecurityGroupId: this.nodes.id,
      }),
      ...admitted.map(
        ([site, { network }]) =>
          new VpcSecurityGroupIngressRule(this, `control-plane-from-site-${site}`, {
            ...rule,
            description: `Kubernetes API for the node network of site ${site}`,
            cidrIpv4: network.nodeCidr,
          }),
      ),
    ];
  }
}
