import { format, resolveConfig } from 'prettier';
import type { GpuData } from './gpu-data';
import { gpuTables } from './gpu-tables';

/** Files that the tables of types are in, below the repository's root. */
export const GPU_FILES = {
  families: 'config/pools/gpu-types/families.generated.ts',
  offers: 'config/pools/gpu-types/offers.generated.ts',
  sizes: 'config/aws/instance-sizes.generated.ts',
} as const;

/** The files of the tables, by path; the same data gives the same text. */
export async function gpuTypeFiles(data: GpuData): Promise<Readonly<Record<string, string>>> {
  const { families, partial, offers } = gpuTables(data);
  const banner =
    `// Made from EC2's answers in moto ${data.moto}, packed on ${data.date}, by npm run generate -- gpu-types.\n` +
    '// Of each NVIDIA type on Nitro. AWS may offer more by now; a newer moto in machine/python-pins.ts knows it.\n';
  return {
    [GPU_FILES.families]: await formatted(
      GPU_FILES.families,
      `${banner}
import type { GpuFamily } from '../../aws/instance-types';

/** Where the table is from, and as of when. */
export const GPU_TABLE = ${JSON.stringify({ source: `moto ${data.moto}`, date: data.date })} as const;

/** Families whose nodes have whole GPUs, each with its sizes from the smallest to the largest. */
export const GPU_FAMILIES: Readonly<Record<string, GpuFamily>> = ${JSON.stringify(families)};

/** Families whose nodes have a part of a GPU, which EC2 and Karpenter count as none. */
export const PARTIAL_GPU_FAMILIES: readonly string[] = ${JSON.stringify(partial)};
`,
    ),
    [GPU_FILES.offers]: await formatted(
      GPU_FILES.offers,
      `${banner}
/**
 * Letters of the zones of each region that offer a family; a size that differs from its family has an entry of its own. What is absent
 * is not offered there. Letters are those of one account: see hasZonesByAccount in gpu-types.ts.
 */
export const GPU_OFFERS: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(offers)};
`,
    ),
    [GPU_FILES.sizes]: await formatted(
      GPU_FILES.sizes,
      `// Made from EC2's answers in moto ${data.moto}, packed on ${data.date}, by npm run generate -- gpu-types.

/** Sizes of every family that EC2 offers somewhere, from the smallest to the largest. */
export const INSTANCE_SIZES: Readonly<Record<string, string>> = ${JSON.stringify(sizesByFamily(data))};
`,
    ),
  };
}

/** The sizes of each family in one line, families in the order of their names. */
const sizesByFamily = ({ sizes }: GpuData): Record<string, string> =>
  Object.fromEntries(
    Object.keys(sizes)
      .sort()
      .map((family) => [family, (sizes[family] ?? []).join(' ')]),
  );

const formatted = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(file)), parser: 'typescript' });
