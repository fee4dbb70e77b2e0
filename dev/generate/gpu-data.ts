import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { MissingTool } from '../../machine/missing-tool';
import { run } from '../../machine/processes';
import { PYTHON_PINS } from '../../machine/python-pins';
import { virtualEnvironment } from '../../machine/python-venv';

/** EC2's answers about instance types, above all those with GPUs, as moto ships them. */
export interface GpuData {
  /** Version of moto. */
  readonly moto: string;
  /** Day on which that version was packed; the answers are a little older. */
  readonly date: string;
  /** Answers of DescribeInstanceTypes by type. */
  readonly types: Readonly<Record<string, InstanceTypeInfo>>;
  /** The sizes of every family, with GPUs or without, from the smallest to the largest. */
  readonly sizes: Readonly<Record<string, readonly string[]>>;
  /** Type and zone of each answer of DescribeInstanceTypeOfferings, by region. */
  readonly offers: Readonly<Record<string, readonly (readonly [type: string, zone: string])[]>>;
}

/**
 * Reads the data from the wheel of the pinned moto: an installed one has lost its date.
 *
 * @throws MissingTool where there is no Python or PyPI
 */
export async function gpuData(): Promise<GpuData> {
  const { python } = await virtualEnvironment('emulators', { log: console.error });
  const moto = PYTHON_PINS.emulators.map((pin) => /^moto\b.*==(.*)$/.exec(pin)?.[1]).find((found) => found) ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-moto-'));
  try {
    const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', folder];
    const pip = await run(python, [...download, `moto==${moto}`]);
    const [wheel] = readdirSync(folder);
    if (pip.exitCode !== 0 || wheel === undefined) {
      throw new MissingTool(`moto==${moto}`, `pip could not download it:\n${pip.all}`, 'Is PyPI within reach?');
    }
    const read = await run(python, [join(__dirname, 'gpu-data.py'), join(folder, wheel)]);
    if (read.exitCode !== 0) throw new Error(read.all);
    return { moto, ...(JSON.parse(read.stdout) as Omit<GpuData, 'moto'>) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
