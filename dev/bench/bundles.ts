import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../machine/cache-folder';
import { run } from '../../machine/processes';

/** What is measured, each in one file. */
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
 * Bundles everything into `folder`, all with the flags of `npm run build`.
 *
 * @throws Error with esbuild's message
 */
export async function bundleAll(folder: string): Promise<Bundles> {
  const { build, synth } = scripts();
  const flags = build.filter((word) => word.startsWith('--') && !word.startsWith('--outfile'));
  const bundle = async (entry: string, name: string): Promise<string> => {
    const outfile = join(folder, `${name}.js`);
    const options = [...flags, `--outfile=${outfile}`, `--metafile=${join(folder, `${name}.json`)}`];
    const esbuild = join(repositoryRoot, 'node_modules', '.bin', 'esbuild');
    const { exitCode, all } = await run(esbuild, [entry, ...options], { cwd: repositoryRoot });
    if (exitCode !== 0) throw new Error(`${entry} could not be bundled:\n${all}`);
    return outfile;
  };
  const main = await bundle('main.ts', 'main');
  const modules = modulesOf(readFileSync(join(folder, 'main.json'), 'utf8'));
  const floorSource = join(folder, 'floor-source.js');
  const needed = modules.filter((path) => NEEDED_BY_FLOOR.test(path)).map((path) => join(repositoryRoot, path));
  writeFileSync(floorSource, needed.map((path) => `require(${JSON.stringify(path)});\n`).join(''));
  return {
    main,
    nodeFlags: synth.slice(synth.indexOf('node') + 1, synth.indexOf('dist/main.js')),
    modules,
    floor: await bundle(floorSource, 'floor'),
    likeHybrid: await bundle('dev/bench/programs/like-hybrid.ts', 'like-hybrid'),
    bundle,
    peakHook: await bundle('dev/bench/programs/peak-memory.ts', 'peak-memory'),
  };
}

/** The scripts of package.json that make and run the program, word by word. */
function scripts(): { readonly build: readonly string[]; readonly synth: readonly string[] } {
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly build: string; readonly synth: string };
  };
  return { build: scripts.build.split(' '), synth: scripts.synth.split(' ') };
}

function modulesOf(metafile: string): string[] {
  const { inputs } = JSON.parse(metafile) as { readonly inputs: Readonly<Record<string, unknown>> };
  return Object.keys(inputs);
}
