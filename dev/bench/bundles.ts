import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from '../../bin/build';
import { repositoryRoot } from '../../machine/cache-folder';

/** The measured programs, each in one file. */
export interface Bundles {
  /** `main.ts` as `npm run build` packs it. */
  readonly main: string;
  /** `programs/like-hybrid.ts`. */
  readonly likeHybrid: string;
  /** Loads cdktf and the provider's classes that main has, and does nothing with them. */
  readonly floor: string;
  /** `programs/peak-memory.ts`. */
  readonly peakHook: string;
  /** What `npm run synth` gives Node before the bundle's name. */
  readonly nodeFlags: readonly string[];
  /** Paths of all modules in `main`, below the repository's root. */
  readonly modules: readonly string[];
  /** Bundles one more file with the same flags. @returns the path of the bundle */
  readonly bundle: (entry: string, name: string) => Promise<string>;
}

const NEEDED_BY_FLOOR = /^node_modules\/(cdktf\/lib\/index\.js|@cdktf\/provider-(aws|helm|kubernetes)\/lib\/.*\.js)$/;

/**
 * Bundles everything into `folder`, all as `npm run build` does.
 *
 * @throws BundleError with esbuild's messages
 */
export async function bundleAll(folder: string): Promise<Bundles> {
  const synth = synthScript();
  const bundle = (entry: string, name: string): Promise<string> =>
    bundleProgram(repositoryRoot, entry, join(folder, `${name}.js`));
  const main = await bundle('main.ts', 'main');
  const modules = modulesOf(readFileSync(`${main}.json`, 'utf8'));
  const floorSource = join(folder, 'floor-source.js');
  const needed = modules.filter((path) => NEEDED_BY_FLOOR.test(path)).map((path) => join(repositoryRoot, path));
  writeFileSync(floorSource, needed.map((path) => `require(${JSON.stringify(path)});\n`).join(''));
  return {
    main,
    nodeFlags: synth.filter((word) => word.startsWith('--')),
    modules,
    floor: await bundle(floorSource, 'floor'),
    likeHybrid: await bundle('dev/bench/programs/like-hybrid.ts', 'like-hybrid'),
    bundle,
    peakHook: await bundle('dev/bench/programs/peak-memory.ts', 'peak-memory'),
  };
}

/** The script of package.json that makes and runs the program, word by word. */
function synthScript(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly synth: string };
  };
  return scripts.synth.split(' ');
}

function modulesOf(record: string): string[] {
  const { modules } = JSON.parse(record) as { readonly modules: readonly string[] };
  return [...modules];
}
