import type { Instance as AwsInstance, InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { Instance, InstanceShape, Tags } from './account';

/** An instance type in our words. */
export const shapeOf = ({ InstanceType: type, VCpuInfo, GpuInfo }: InstanceTypeInfo): InstanceShape => ({
  type: type ?? '',
  vcpus: VCpuInfo?.DefaultVCpus ?? 0,
  gpus: (GpuInfo?.Gpus ?? [])
    .filter(({ Manufacturer }) => Manufacturer === 'NVIDIA')
    .reduce((sum, { Count = 0 }) => sum + Count, 0),
});

/** An instance in our words; what counts against a quota is its cores times their threads. */
export const instanceOf = (instance: AwsInstance, tags: Tags): Instance => ({
  type: instance.InstanceType ?? '',
  vcpus: (instance.CpuOptions?.CoreCount ?? 0) * (instance.CpuOptions?.ThreadsPerCore ?? 1),
  capacity: instance.InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
  tags,
});
