import { describe, expect, it } from 'vitest';
import { noSpotCapacity } from '../../../../testbed/karpenter/emulator-answers';

const fleet = (capacity: string) => ({
  service: 'ec2',
  action: 'CreateFleet',
  parameters: {
    'TargetCapacitySpecification.DefaultTargetCapacityType': capacity,
    'LaunchTemplateConfigs.1.LaunchTemplateSpecification.LaunchTemplateName': 'karpenter.k8s.aws/1',
    'LaunchTemplateConfigs.1.Overrides.1.InstanceType': 'g6.xlarge',
    'LaunchTemplateConfigs.1.Overrides.1.SubnetId': 'subnet-1',
    'LaunchTemplateConfigs.1.Overrides.1.AvailabilityZone': 'ap-northeast-2a',
    'LaunchTemplateConfigs.1.Overrides.2.InstanceType': 'g5.xlarge',
    'LaunchTemplateConfigs.1.Overrides.2.SubnetId': 'subnet-1',
    'LaunchTemplateConfigs.1.Overrides.2.AvailabilityZone': 'ap-northeast-2a',
  },
});

describe('an EC2 without spot capacity', () => {
  it('given a fleet call for spot, then there is an error for each type that it offers, and no instance', () => {
    const body = noSpotCapacity(fleet('spot'))?.body ?? '';

    expect(body.match(/<errorCode>InsufficientInstanceCapacity</g)).toHaveLength(2);
    expect(body).toContain('<instanceType>g5.xlarge</instanceType><subnetId>subnet-1</subnetId>');
    expect(body).toContain('<fleetInstanceSet/>');
  });

  it.each([fleet('on-demand'), { service: 'ec2', action: 'DescribeSubnets', parameters: {} }])(
    'given any other call, then the emulator answers it: $action',
    (call) => {
      expect(noSpotCapacity(call)).toBeUndefined();
    },
  );
});
