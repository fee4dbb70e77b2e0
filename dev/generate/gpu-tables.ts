import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { GpuFamily, GpuSize } from '../../config/aws/instance-types';
import type { GpuData } from './gpu-data';

/** What the committed files of GPU types hold. */
export interface GpuTables {
  readonly families: Readonly<Record<string, GpuFamily>>;
  /** Families with parts of GPUs. */
  readonly partial: readonly string[];
  /** Letters of zones by region, and by family or by a type that differs from its family. */
  readonly offers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A size of a family in one line, in the order of {@link bySize}. */
interface Size extends GpuSize, Omit<GpuFamily, 'sizes'> {
  readonly family: string;
  readonly size: string;
}

/** The tables of what EC2 answered; the same answers in any order give the same tables. */
export function gpuTables(data: GpuData): GpuTables {
  const sizes = Object.values(data.types).flatMap(sizeOf).sort(bySize);
  const whole = sizes.filter(({ gpus }) => gpus > 0);
  const partial = [...new Set(sizes.filter(({ gpus }) => gpus === 0).map(({ family }) => family))].sort();
  return { families: byFamily(whole), partial, offers: byRegion(data, whole) };
}

/** One size in our words; nothing for a type of another maker, or older than Nitro. */
function sizeOf(info: InstanceTypeInfo): Size[] {
  const [family = '', size = ''] = (info.InstanceType ?? '').split('.');
  const [gpu] = info.GpuInfo?.Gpus ?? [];
  if (gpu?.Manufacturer !== 'NVIDIA' || !(info.Hypervisor === 'nitro' || info.BareMetal)) return [];
  return [
    {
      family,
      size,
      model: gpu.Name ?? '',
      gpuMemoryGiB: Math.floor((gpu.MemoryInfo?.SizeInMiB ?? 0) / 1024),
      gpus: gpu.Count ?? 0,
      architecture: info.ProcessorInfo?.SupportedArchitectures?.includes('arm64') ? 'arm64' : 'amd64',
      vcpus: info.VCpuInfo?.DefaultVCpus ?? 0,
      memoryGiB: Math.floor((info.MemoryInfo?.SizeInMiB ?? 0) / 1024),
      localDiskGB: info.InstanceStorageInfo?.TotalSizeInGB ?? 0,
      efaInterfaces: info.NetworkInfo?.EfaInfo?.MaximumEfaInterfaces ?? 0,
    },
  ];
}

const bySize = (a: Size, b: Size): number =>
  a.family.localeCompare(b.family) || a.vcpus - b.vcpus || a.gpus - b.gpus || a.size.localeCompare(b.size);

function byFamily(sizes: readonly Size[]): GpuTables['families'] {
  const families: Record<string, Omit<GpuFamily, 'sizes'> & { readonly sizes: Record<string, GpuSize> }> = {};
  for (const { family, size, model, gpuMemoryGiB, architecture, ...rest } of sizes) {
    families[family] ??= { model, gpuMemoryGiB, architecture, sizes: {} };
    const { sizes: others, ...common } = families[family];
    if (JSON.stringify(common) !== JSON.stringify({ model, gpuMemoryGiB, architecture })) {
      throw new Error(`${family}.${size} has another GPU or architecture than its family, which the table cannot say`);
    }
    others[size] = rest;
  }
  return families;
}

function byRegion({ offers }: GpuData, sizes: readonly Size[]): GpuTables['offers'] {
  const regions = Object.keys(offers).sort();
  const families = [...new Set(sizes.map(({ family }) => family))];
  return Object.fromEntries(
    regions.map((region) => {
      const zones = (type: string): string => lettersOf(region, type, offers[region] ?? []);
      const entries = families.flatMap((family) => {
        const types = sizes.filter((size) => size.family === family).map(({ size }) => `${family}.${size}`);
        const common = mostFrequent(types.map(zones));
        const others = types.filter((type) => zones(type) !== common).map((type) => [type, zones(type)] as const);
        return [...(common === '' ? [] : [[family, common] as const]), ...others];
      });
      return [region, Object.fromEntries(entries)];
    }),
  );
}

/** Letters of a region's own zones: those in other towns (`us-west-2-lax-1a`) have no letter. */
const lettersOf = (region: string, type: string, offers: GpuData['offers'][string]): string =>
  offers
    .filter(([offered]) => offered === type)
    .map(([, zone]) => zone.slice(region.length))
    .filter((letter) => letter.length === 1)
    .sort()
    .join('');

/** The value that is there most often; of several, the first. */
function mostFrequent(values: readonly string[]): string {
  const count = (value: string): number => values.filter((other) => other === value).length;
  return values.reduce((most, value) => (count(value) > count(most) ? value : most), values[0] ?? '');
}
