import { capacityTypeOf, parameterOf, type AwsCall } from './aws-call';
import type { Answer, Answerer } from './aws-recorder';

/** An instance type in a subnet that a fleet call offers. */
interface Override {
  readonly type: string;
  readonly subnet: string;
  readonly zone: string;
  readonly template: string;
}

/** Every `LaunchTemplateConfigs.<n>.Overrides.<n>` of a fleet call. */
const overridesOf = (call: AwsCall): Override[] =>
  Object.keys(call.parameters)
    .filter((key) => /^LaunchTemplateConfigs\.\d+\.Overrides\.\d+\.InstanceType$/.test(key))
    .map((key) => {
      const override = key.slice(0, -'.InstanceType'.length);
      const config = override.split('.').slice(0, 2).join('.');
      return {
        type: parameterOf(call, key),
        subnet: parameterOf(call, `${override}.SubnetId`),
        zone: parameterOf(call, `${override}.AvailabilityZone`),
        template: parameterOf(call, `${config}.LaunchTemplateSpecification.LaunchTemplateName`),
      };
    });

/** EC2's answer to an instant fleet for which it has no capacity: HTTP 200, no instance, and an error for each override. */
const insufficient = (call: AwsCall): string => `<?xml version="1.0" encoding="UTF-8"?>
<CreateFleetResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
  <requestId>00000000-0000-0000-0000-000000000000</requestId>
  <fleetId>fleet-00000000-0000-0000-0000-000000000000</fleetId>
  <fleetInstanceSet/>
  <errorSet>${overridesOf(call)
    .map(
      ({ type, subnet, zone, template }) => `
    <item>
      <errorCode>InsufficientInstanceCapacity</errorCode>
      <errorMessage>We currently do not have sufficient ${type} capacity in the Availability Zone you requested (${zone}).</errorMessage>
      <lifecycle>spot</lifecycle>
      <launchTemplateAndOverrides>
        <launchTemplateSpecification><launchTemplateName>${template}</launchTemplateName></launchTemplateSpecification>
        <overrides><instanceType>${type}</instanceType><subnetId>${subnet}</subnetId><availabilityZone>${zone}</availabilityZone></overrides>
      </launchTemplateAndOverrides>
    </item>`,
    )
    .join('')}
  </errorSet>
</CreateFleetResponse>`;

/** Answers every fleet call for spot as EC2 does when it has none; anything else is the emulator's to answer. */
export const noSpotCapacity: Answerer = (call) =>
  call.action === 'CreateFleet' && capacityTypeOf(call) === 'spot'
    ? { status: 200, body: insufficient(call) }
    : undefined;

const json = (body: unknown): Answer => ({ status: 200, body: JSON.stringify(body), type: 'application/json' });

/** A cluster that takes part in zonal shift while no zone is shifted away (ARC API reference, "GetManagedResource"). */
const zonalShift: Answerer = ({ service, action }) => {
  const arn = decodeURIComponent(/^GET \/managedresources\/(.+)$/.exec(action)?.[1] ?? '');
  if (service !== 'arc-zonal-shift' || arn === '') return undefined;
  return json({ arn, appliedWeights: {}, autoshifts: [], zonalShifts: [] });
};

/** A price list without prices, whereupon Karpenter keeps those that it was built with. */
const priceList: Answerer = ({ action }) =>
  action === 'GetProducts' ? json({ FormatVersion: 'aws_v1', PriceList: [] }) : undefined;

/** Answers the calls that moto does not know. */
export const missingInEmulator: Answerer = (call) => zonalShift(call) ?? priceList(call);
