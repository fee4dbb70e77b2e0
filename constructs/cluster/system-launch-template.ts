import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudConfig } from '../../config/schema/environment';

export interface SystemLaunchTemplateProps {
  readonly environment: { readonly name: string; readonly cloud: Pick<CloudConfig, 'system'> };
  /** The security group of all nodes. EKS adds none of its own beside it. */
  readonly securityGroupId: string;
  /** ARN of the key of its disks. */
  readonly diskKey: string;
}

/** Volumes in GiB by device. Bottlerocket keeps its system on one, images and logs on the other. */
const VOLUMES: Readonly<Record<CloudConfig['system']['os'], Readonly<Record<string, number>>>> = {
  bottlerocket: { '/dev/xvda': 4, '/dev/xvdb': 40 },
  al2023: { '/dev/xvda': 40 },
};

/**
 * How a system node is launched. IMDSv2 with one hop keeps pods from taking the node's role. The volumes hold images and no lasting data.
 *
 * Source: EKS best practices guide, "Restrict access to the instance profile assigned to the worker node".
 */
export class SystemLaunchTemplate extends Construct {
  public readonly template: LaunchTemplate;

  constructor(scope: Construct, id: string, { environment, securityGroupId, diskKey }: SystemLaunchTemplateProps) {
    super(scope, id);
    const name = prefixed(environment, 'system');
    // The provider's default tags mark the template only, not the instances and volumes launched from it.
    const tags = { Name: name, 'landbridge:environment': environment.name };
    this.template = new LaunchTemplate(this, 'launch-template', {
      name,
      updateDefaultVersion: true,
      vpcSecurityGroupIds: [securityGroupId],
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      blockDeviceMappings: Object.entries(VOLUMES[environment.cloud.system.os]).map(([deviceName, volumeSize]) => ({
        deviceName,
        ebs: { volumeType: 'gp3', volumeSize, encrypted: 'true', kmsKeyId: diskKey, deleteOnTermination: 'true' },
      })),
      tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({ resourceType, tags })),
    });
  }
}
