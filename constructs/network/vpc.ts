import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { vpcName } from './network-names';

export interface VpcProps {
  readonly environment: CloudEnvironment;
}

/**
 * The environment's VPC and its internet gateway, which only subnets with a route to it use. The VPC's default security group lets its
 * members talk to each other, so Terraform adopts it and removes its rules (CIS AWS Foundations Benchmark, "default security group
 * restricts all traffic").
 */
export class Vpc extends Construct {
  public readonly vpc: AwsVpc;
  public readonly internetGateway: InternetGateway;
  /** The VPC's network, from the environment. */
  public readonly cidr: string;

  constructor(scope: Construct, id: string, { environment }: VpcProps) {
    super(scope, id);
    this.cidr = environment.cloud.network.vpcCidr;
    this.vpc = new AwsVpc(this, 'main', {
      cidrBlock: this.cidr,
      // Both are needed for private names of interface endpoints and of the EKS endpoint.
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: vpcName(environment) },
    });
    new DefaultSecurityGroup(this, 'default-security-group', {
      vpcId: this.vpc.id,
      tags: { Name: prefixed(environment, 'default-unused') },
    });
    this.internetGateway = new InternetGateway(this, 'internet-gateway', {
      vpcId: this.vpc.id,
      tags: { Name: prefixed(environment, 'internet') },
    });
  }

  /** The VPC's id, a token. */
  public get id(): string {
    return this.vpc.id;
  }
}
