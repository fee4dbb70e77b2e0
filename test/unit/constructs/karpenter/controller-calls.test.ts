import { describe, expect, it } from 'vitest';
import type { Call, Context } from './policy-cases/case';
import { ec2, INSTANCE_PROFILE, nodeTags, profileTags, QUEUE, REGION } from './policy-cases/case';
import { simulate } from './policy-cases/simulate';

/** One API call is a decision for each resource it touches: a single one denied fails the call. */
const calls = (action: string, resources: readonly string[], context: Context = {}): Call[] =>
  resources.map((resource) => ({ action, resource, context }));

const image = `arn:aws:ec2:${REGION}::image/ami-1`;
const snapshot = `arn:aws:ec2:${REGION}::snapshot/snap-1`;
const [securityGroup, subnet] = [ec2('security-group/sg-1'), ec2('subnet/subnet-1')];
const [reservation, placementGroup] = [ec2('capacity-reservation/cr-1'), ec2('placement-group/pg-1')];
const [launchTemplate, fleet, spotRequest] = [
  ec2('launch-template/lt-1'),
  ec2('fleet/f-1'),
  ec2('spot-instances-request/sir-1'),
];
const [instance, volume, networkInterface] = [ec2('instance/i-1'), ec2('volume/vol-1'), ec2('network-interface/eni-1')];
const creating = (action: string): Context => ({ ...nodeTags('RequestTag'), 'ec2:CreateAction': action });

describe('the controller policies, over a node from launch to termination', () => {
  it.each([
    ...calls('ec2:CreateLaunchTemplate', [launchTemplate], nodeTags('RequestTag')),
    ...calls('ec2:CreateTags', [launchTemplate], creating('CreateLaunchTemplate')),
    ...calls('ec2:CreateFleet', [image, subnet, reservation, placementGroup]),
    ...calls('ec2:CreateFleet', [launchTemplate], nodeTags('ResourceTag')),
    ...calls('ec2:CreateFleet', [fleet, instance, volume], nodeTags('RequestTag')),
    ...calls('ec2:CreateTags', [fleet, instance, volume], creating('CreateFleet')),
    ...calls('ec2:RunInstances', [image, snapshot, securityGroup, subnet, reservation, placementGroup]),
    ...calls('ec2:RunInstances', [launchTemplate], nodeTags('ResourceTag')),
    ...calls('ec2:RunInstances', [instance, volume, networkInterface, spotRequest], nodeTags('RequestTag')),
    ...calls('ec2:CreateTags', [instance, volume, networkInterface, spotRequest], creating('RunInstances')),
    ...calls('sqs:GetQueueUrl', [QUEUE]),
    ...calls('sqs:DeleteMessage', [QUEUE]),
    ...calls('ec2:DeleteLaunchTemplate', [launchTemplate], nodeTags('ResourceTag')),
    ...calls('iam:RemoveRoleFromInstanceProfile', [INSTANCE_PROFILE], profileTags('ResourceTag')),
    ...calls('iam:DeleteInstanceProfile', [INSTANCE_PROFILE], profileTags('ResourceTag')),
  ])('allow $action on $resource', async (call) => {
    expect(await simulate(call)).toBe('Allowed');
  });

  it.each([
    'CapacityReservations',
    'Images',
    'Instances',
    'InstanceStatus',
    'InstanceTypeOfferings',
    'InstanceTypes',
    'LaunchTemplates',
    'PlacementGroups',
    'SecurityGroups',
    'SpotPriceHistory',
  ])('allow ec2:Describe%s', async (what) => {
    const call = { action: `ec2:Describe${what}`, resource: '*', context: { 'aws:RequestedRegion': REGION } };

    expect(await simulate(call)).toBe('Allowed');
  });
});
