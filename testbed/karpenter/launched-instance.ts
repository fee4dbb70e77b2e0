import {
  DescribeImagesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type Image,
  type ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type { AnsweredCall } from './aws-call';
import type { KarpenterHarness } from './karpenter-harness';

/** The fleet call by which an instance was launched. */
export const fleetCallOf = ({ recorder }: Pick<KarpenterHarness, 'recorder'>, instance: string): AnsweredCall => {
  const call = recorder.calls.find(({ action, answer }) => action === 'CreateFleet' && answer.includes(instance));
  if (!call) throw new Error(`No fleet call answered with ${instance}.`);
  return call;
};

/** What the instance's launch template says, as EC2 has it. */
export const launchTemplateOf = async (
  harness: Pick<KarpenterHarness, 'recorder' | 'account'>,
  instance: string,
): Promise<ResponseLaunchTemplateData> => {
  const id = /<launchTemplateId>([^<]+)</.exec(fleetCallOf(harness, instance).answer)?.[1];
  const asked = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id, Versions: ['$Default'] });
  const { LaunchTemplateVersions: [version] = [] } = await harness.account.ec2.send(asked);
  if (!version?.LaunchTemplateData) throw new Error(`The launch template ${id ?? ''} is gone.`);
  return version.LaunchTemplateData;
};

/** The image that an instance was launched from. */
export const imageOf = async (
  { account }: Pick<KarpenterHarness, 'account'>,
  id: string | undefined,
): Promise<Image> => {
  const { Images: [image] = [] } = await account.ec2.send(new DescribeImagesCommand({ ImageIds: [id ?? ''] }));
  if (!image) throw new Error(`There is no image ${id ?? ''}.`);
  return image;
};
