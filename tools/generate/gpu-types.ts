import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { format, resolveConfig } from 'prettier';
import type { GpuData } from './gpu-data';

/** Files that the table of GPU types is in, below the repository's root. */
export const GPU_FILES = {
  families: 'config/gpu-types/families.generated.ts',
  offers: 'config/gpu-types/offers.generated.ts',
} as const;

/** A size of a family in one line, in the order of {@link bySize}. */
interface Size {
  readonly family: string;
  readonly size: string;
  readonly model: string;
  readonly gpuMemoryGiB: number;
  readonly gpus: number;
  readonly architecture: string;
  readonly vcpus: number;
  readonly memoryGiB: number;
  readonly localDiskGB: number;
}

/** The two files of the table, by path; the same data gives the same text. */
export async function gpuTypeFiles(data: GpuData): Promise<Readonly<Record<string, string>>> {
  const sizes = Object.values(data.types).flatMap(sizeOf).sort(bySize);
  const whole = sizes.filter(({ gpus }) => gpus > 0);
  const parts = [...new Set(sizes.filter(({ gpus }) => gpus === 0).map(({ family }) => family))].sort();
  const banner =
    `// Made from EC2's answers in moto ${data.moto}, packed on ${data.date}, by npm run generate -- gpu-types.\n` +
    '// Of each NVIDIA type on Nitro. AWS may offer more by now; a newer moto in tools/support/python-pins.ts knows it.\n';
  return {
    [GPU_FILES.families]: await formatted(
      GPU_FILES.families,
      `${banner}
import type { GpuFamily } from './gpu-family';

/** Where the table is from, and as of when. */
export const GPU_TABLE = ${JSON.stringify({ source: `moto ${data.moto}`, date: data.date })} as const;

/** Families whose nodes have whole GPUs, each with its sizes from the smallest to the largest. */
export const GPU_FAMILIES: Readonly<Record<string, GpuFamily>> = ${JSON.stringify(byFamily(whole))};

/** Families whose nodes have a part of a GPU, which EC2 and Karpenter count as none. */
export const PARTIAL_GPU_FAMILIES: readonly string[] = ${JSON.stringify(parts)};
`,
    ),
    [GPU_FILES.offers]: await formatted(
      GPU_FILES.offers,
      `${banner}
/**
 * Letters of the zones of each region that offer a family; a size that differs from its family has an entry of its own. What is absent
 * is not offered there. Letters are those of one account: see zones-by-account.ts.
 */
export const GPU_OFFERS: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(byRegion(data, whole))};
`,
    ),
  };
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
    },
  ];
}

const bySize = (a: Size, b: Size): number =>
  a.family.localeCompare(b.family) || a.vcpus - b.vcpus || a.gpus - b.gpus || a.size.localeCompare(b.size);

function byFamily(sizes: readonly Size[]): object {
  const families: Record<string, { readonly sizes: Record<string, object>; readonly [key: string]: unknown }> = {};
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

function byRegion({ offers }: GpuData, sizes: readonly Size[]): object {
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

const formatted = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(file)), parser: 'typescript' });
