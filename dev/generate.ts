import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartFactFiles } from './generate/chart-facts';
import { crdTypes, GENERATED_KINDS } from './generate/crd-types';
import { gpuData } from './generate/gpu-data';
import { gpuTypeFiles } from './generate/gpu-types';
import { repositoryRoot, setting } from '../machine/cache-folder';
import { MissingTool } from '../machine/missing-tool';
import { runTool } from '../commands/harness/run-tool';

type Files = Readonly<Record<string, string>>;

/** The parts that can be generated, by name: text by file. */
const PARTS: Readonly<Record<string, () => Promise<Files>>> = {
  /** Types of Kubernetes' custom kinds, from the CRDs in the folder that LANDBRIDGE_CRDS names. */
  kinds: async () => {
    const crds = setting('LANDBRIDGE_CRDS');
    if (crds === undefined) {
      const remedy = 'Set LANDBRIDGE_CRDS to it, with one folder below for each project.';
      throw new MissingTool('a folder of CRDs', 'LANDBRIDGE_CRDS is not set.', remedy);
    }
    const made = GENERATED_KINDS.map(async (kind) => [kind.file, await crdTypes(kind, crds)] as const);
    return Object.fromEntries(await Promise.all(made));
  },
  /** Ports, images, requests and names of what each chart renders. Charts that are not within reach keep theirs. */
  charts: chartFactFiles,
  /** The tables of instance types: those with GPUs and where they are offered, and the sizes of all families. */
  'gpu-types': async () => gpuTypeFiles(await gpuData()),
};

/**
 * `npm run generate -- [part]`: makes generated files anew, all parts or the one named. With `--check` it writes nothing, and fails if a
 * file is not what it would write.
 */
async function generate(args: readonly string[]): Promise<number> {
  const checks = args.includes('--check');
  const named = args.filter((arg) => arg !== '--check');
  const unknown = named.filter((part) => !(part in PARTS));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ')} to generate, only ${Object.keys(PARTS).join(' and ')}.`);
    return 1;
  }
  let outdated = 0;
  for (const [part, make] of Object.entries(PARTS)) {
    if (named.length > 0 && !named.includes(part)) continue;
    for (const [path, text] of Object.entries(await make())) {
      const file = join(repositoryRoot, path);
      if (!checks) writeFileSync(file, text);
      else if (readFileSync(file, 'utf8') !== text) {
        outdated += 1;
        console.error(`${path} is not what its source says: npm run generate -- ${part}`);
      }
    }
  }
  return outdated;
}

runTool(() => generate(process.argv.slice(2)));
