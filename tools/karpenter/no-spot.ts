import type { AwsCall } from './aws-call';
import type { Answer } from './aws-recorder';
import { capacityTypeOf } from './launch';

/** Numbered members of a query's list, such as every `LaunchTemplateConfigs.<n>.Overrides.<n>`. */
const overridesOf = ({
  parameters,
}: AwsCall): { readonly type: string; readonly subnet: string; readonly zone: string; readonly template: string }[] =>
  Object.keys(parameters)
    .flatMap((key) => /^(LaunchTemplateConfigs\.\d+)\.(Overrides\.\d+)\.InstanceType$/.exec(key) ?? [])
    .filter((_, index) => index % 3 === 0)
    .map((key) => {
      const override = key.slice(0, -'.InstanceType'.length);
      const config = override.split('.').slice(0, 2).join('.');
      const text = (name: string): string => String(parameters[name] ?? '');
      return {
        type: text(key),
        subnet: text(`${override}.SubnetId`),
        zone: text(`${override}.AvailabilityZone`),
        template: text(`${config}.LaunchTemplateSpecification.LaunchTemplateName`),
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
export const noSpot = (call: AwsCall): Answer | undefined =>
  call.action === 'CreateFleet' && capacityTypeOf(call) === 'spot'
    ? { status: 200, body: insufficient(call) }
    : undefined;
