import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { GPU_TABLE } from '../../../../config/pools/gpu-types/families.generated';
import { gpuTables, type GpuTables } from '../../../../dev/generate/gpu-tables';
import type { GpuData } from '../../../../dev/generate/gpu-data';
import { PYTHON_PINS } from '../../../../machine/python-pins';

type GpuInfo = NonNullable<InstanceTypeInfo['GpuInfo']>;

const gpu = (Count: number, Manufacturer = 'NVIDIA', Name = 'L4'): GpuInfo => ({
  Gpus: [{ Name, Manufacturer, Count, MemoryInfo: { SizeInMiB: 22888 } }],
});

/** What EC2 answers of a made-up type. */
const info = (type: string, vcpus: number, more: Partial<InstanceTypeInfo> = {}): InstanceTypeInfo => ({
  InstanceType: type as NonNullable<InstanceTypeInfo['InstanceType']>,
  Hypervisor: 'nitro',
  VCpuInfo: { DefaultVCpus: vcpus },
  MemoryInfo: { SizeInMiB: vcpus * 4096 },
  ProcessorInfo: { SupportedArchitectures: ['x86_64'] },
  GpuInfo: gpu(1),
  ...more,
});

const tables = (types: readonly InstanceTypeInfo[], offers: GpuData['offers'] = {}): GpuTables =>
  gpuTables({
    ...{ moto: '1.2.3', date: '2026-01-02', sizes: {}, offers },
    types: Object.fromEntries(types.map((type) => [type.InstanceType ?? '', type])),
  });

describe('the table of GPU types, as it is made', () => {
  it('has sizes from the smallest to the largest, however they are answered', () => {
    const large = info('g9.12xlarge', 48, {
      GpuInfo: gpu(4),
      InstanceStorageInfo: { TotalSizeInGB: 900 },
      NetworkInfo: { EfaSupported: true, EfaInfo: { MaximumEfaInterfaces: 4 } },
    });

    const { families } = tables([large, info('g9.xlarge', 4)]);

    expect(families).toEqual({
      g9: { model: 'L4', gpuMemoryGiB: 22, architecture: 'amd64', sizes: expect.anything() as object },
    });
    expect(Object.entries(families['g9']?.sizes ?? {})).toEqual([
      ['xlarge', { gpus: 1, vcpus: 4, memoryGiB: 16, localDiskGB: 0, efaInterfaces: 0 }],
      ['12xlarge', { gpus: 4, vcpus: 48, memoryGiB: 192, localDiskGB: 900, efaInterfaces: 4 }],
    ]);
  });

  it('leaves out what is older than Nitro or of another maker, and takes bare metal', () => {
    const { families } = tables([
      info('g1.xlarge', 4, { Hypervisor: 'xen' }),
      info('g2.xlarge', 4, { GpuInfo: gpu(1, 'AMD') }),
      info('g9.metal', 64, { Hypervisor: undefined, BareMetal: true }),
    ]);

    expect(Object.keys(families)).toEqual(['g9']);
  });

  it('names families with parts of GPUs apart', () => {
    const { families, partial } = tables([info('g9f.xlarge', 4, { GpuInfo: gpu(0) }), info('g9.xlarge', 4)]);

    expect([Object.keys(families), partial]).toEqual([['g9'], ['g9f']]);
  });

  it('refuses a family of two GPU models, which it could not say', () => {
    const other = info('g9.2xlarge', 8, { GpuInfo: gpu(1, 'NVIDIA', 'L40S') });

    expect(() => tables([info('g9.xlarge', 4), other])).toThrow('g9.2xlarge');
  });

  it('has the zones of a family once, those of a size that differs by itself, and none of other towns', () => {
    const both = ['g9.xlarge', 'g9.2xlarge'].flatMap((type) =>
      ['us-west-2b', 'us-west-2a', 'us-west-2-lax-1a'].map((zone) => [type, zone] as const),
    );
    const types = [info('g9.xlarge', 4), info('g9.2xlarge', 8), info('g9.4xlarge', 16)];

    const { offers } = tables(types, { 'us-west-2': [...both, ['g9.4xlarge', 'us-west-2a']], 'eu-west-9': [] });

    expect(offers).toEqual({ 'us-west-2': { g9: 'ab', 'g9.4xlarge': 'a' }, 'eu-west-9': {} });
  });

  it('has a size that a zone lacks as offered nowhere', () => {
    const offers = ['xlarge', '2xlarge'].map((size) => [`g9.${size}`, 'eu-west-9a'] as const);
    const types = [info('g9.xlarge', 4), info('g9.2xlarge', 8), info('g9.4xlarge', 16)];

    expect(tables(types, { 'eu-west-9': offers }).offers['eu-west-9']).toEqual({ g9: 'a', 'g9.4xlarge': '' });
  });

  it('is of the pinned moto', () => {
    expect(PYTHON_PINS.emulators.join(' ')).toContain(GPU_TABLE.source.replace('moto ', 'moto[server]=='));
  });
});
