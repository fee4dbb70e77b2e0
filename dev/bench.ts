import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchArgoCd } from './bench/argo-cd';
import { writeBareProgram } from './bench/bare-program';
import { bundleAll, type Bundles } from './bench/bundles';
import { benchKarpenter } from './bench/karpenter';
import { measure, type Measurement, type Program } from './bench/measure';
import { benchReviewLines } from './bench/review-lines';
import { HEAD, median, row, rSquared } from './bench/rows';
import { benchSourceSize } from './bench/source-size';
import { jsonSize, stackDifferences, stackIds } from './bench/synthesized-json';
import { cacheFolder, repositoryRoot } from '../machine/cache-folder';
import { run } from '../machine/processes';
import { runTool } from '../commands/harness/run-tool';
import { table } from '../commands/harness/table';

/** How many environments are synthesized together to see whether the time grows with their number and no faster. */
const COUNTS = [1, 25, 50, 100] as const;

/** How many hosts a site is synthesized with. */
const HOSTS = [4, 100, 1000] as const;

/** What the slow programs may take together, in seconds, so that all is over in 90 on two cores. */
const BUDGET = 72;

/**
 * `npm run bench -- [--full]`: measures how long the program takes and how much memory, against other programs in the same run, and prints
 * it. No figure makes it fail.
 */
async function main(): Promise<void> {
  // `--full` also times `npm test`, Karpenter and Argo CD, which take both cores for minutes. The burst of a hundred pods is there alone.
  const { full } = parseArgs({ options: { full: { type: 'boolean', default: false } } }).values;
  const cache = cacheFolder('bench');
  const scratch = mkdtempSync(join(cache, 'run-'));
  try {
    progress('bundling');
    const bundles = await bundleAll(scratch);
    // The environment is bundled by itself there, as in the repository.
    for (const path of ['bin', 'config', 'constructs', 'stacks', 'tsconfig.json'])
      symlinkSync(join(repositoryRoot, path), join(scratch, path));
    mkdirSync(join(scratch, 'environments'));
    // A folder for each number: a synth also writes and removes what another number has more or less of.
    const manyFolder = (count: number): string => join(scratch, `many-${count}`);
    const siteFolder = (hosts: number): string => join(scratch, `site-${hosts}`);
    for (const folder of [scratch, ...COUNTS.map(manyFolder), ...HOSTS.map(siteFolder)]) {
      mkdirSync(folder, { recursive: true });
      cpSync(join(repositoryRoot, 'playbooks'), join(folder, 'playbooks'), { recursive: true });
    }
    // The fixture, since a repository of one's own need not have the example.
    const fixture = readFileSync(join(repositoryRoot, 'test', 'fixtures', 'environments', 'hybrid.ts'), 'utf8');
    writeFileSync(join(scratch, 'environments', 'hybrid.ts'), fixture.replace('../../../config/', '../config/'));
    for (const path of ['charts', 'cdktf.json'])
      cpSync(join(repositoryRoot, path), join(scratch, path), { recursive: true });

    progress('making a bare program of the same JSON');
    const bare = await bareProgram(scratch, bundles);

    const quick = { cwd: scratch, rounds: 11 };
    const slow = { rounds: 3, memory: 'in-timed-runs' } as const;
    const tool = (...path: string[]): string => join(repositoryRoot, 'node_modules', ...path);
    const programs = {
      node: { ...quick, what: 'node -e 0', args: ['-e', '0'] },
      floor: {
        ...quick,
        what: 'floor: cdktf and the provider classes, loaded',
        args: [...bundles.nodeFlags, bundles.floor],
      },
      synth: { ...quick, what: 'synth of hybrid', args: [...bundles.nodeFlags, bundles.main] },
      bare: {
        ...quick,
        what: 'bare cdktf program of the same JSON',
        args: [...bundles.nodeFlags, bare.program],
        cwd: bare.folder,
      },
      many: COUNTS.map((count) => ({
        ...slow,
        cwd: manyFolder(count),
        what: `synth of ${count} like hybrid`,
        args: [...bundles.nodeFlags, bundles.likeHybrid, 'environments', `${count}`],
      })),
      sites: HOSTS.map((count) => ({
        ...quick,
        cwd: siteFolder(count),
        rounds: 5,
        what: `synth of hybrid with ${count} hosts`,
        args: [...bundles.nodeFlags, bundles.likeHybrid, 'hosts', `${count}`],
      })),
      cdktf: {
        ...slow,
        what: 'cdktf synth of all, with its build',
        args: [tool('cdktf-cli', 'bundle', 'bin', 'cdktf.js'), 'synth', '--output', join(scratch, 'all')],
        cwd: repositoryRoot,
      },
      test: {
        ...slow,
        rounds: full ? 1 : 0,
        what: 'npm test',
        args: [tool('vitest', 'vitest.mjs'), 'run', '--silent'],
        cwd: repositoryRoot,
      },
      tsc: { ...slow, what: 'tsc --noEmit', args: [tool('typescript', 'bin', 'tsc'), '--noEmit'], cwd: repositoryRoot },
    };
    const options = { peakHook: bundles.peakHook, scratch, onRun: progress };
    const found = [
      ...(await measure([programs.node, programs.floor, programs.bare, programs.synth, ...programs.sites], options)),
      ...(await measure([...programs.many, programs.cdktf, programs.tsc], { ...options, budget: BUDGET })),
      ...(full ? await measure([programs.test], options) : []),
    ];
    const controllers = full ? [await benchKarpenter(progress), await benchArgoCd(progress)] : [];
    const review = await benchReviewLines(join(scratch, 'review'));
    progress('');

    const of = (program: Program): Measurement => {
      const measured = found.find(({ what }) => what === program.what);
      if (!measured) throw new Error(`${program.what} was not measured`);
      return measured;
    };
    const node = { name: 'node', measured: of(programs.node) };
    const floor = { name: 'floor', measured: of(programs.floor) };
    const [one, ...more] = programs.many.map(of);
    if (!one) throw new Error('nothing was measured');
    const rows = [
      row(node.measured, node),
      row(floor.measured, node),
      row(of(programs.synth), node, { ratio: 4.5, peakMb: 90 }),
      row(of(programs.synth), floor, { ratio: 1.5 }),
      row(of(programs.bare), node),
      row(of(programs.synth), { name: 'bare', measured: of(programs.bare) }, { ratio: 1.4 }),
      ...programs.sites.map((program) =>
        row(of(program), { name: 'synth', measured: of(programs.synth) }, { moreSeconds: 1 }),
      ),
      row(one, node),
      ...more.map((measured, index) =>
        row(measured, { name: 'one', measured: one }, index === more.length - 1 ? { ratio: 7 } : undefined),
      ),
      row(of(programs.cdktf), node),
      row(of(programs.tsc), node),
      ...(full ? [row(of(programs.test), node, { seconds: 20 })] : []),
    ];
    console.log(table(HEAD, rows));
    const times = programs.many.map((program, index) => [COUNTS[index] ?? 0, median(of(program).seconds)] as const);
    console.log(`Linear in the number of environments: R² = ${rSquared(times).toFixed(4)} (1 is a straight line)`);
    const { bytes, resources } = jsonSize(join(scratch, 'cdktf.out'));
    const [count, seconds] = times.at(-1) ?? [0, 0];
    console.log(
      `${count} environments have ${count * resources} resources: ${((1000 * seconds) / (count * resources)).toFixed(2)} ms each (goal ≤ 0.5)`,
    );
    console.log(
      `Bare program: the JSON of ${bare.stacks} stacks is that of the synth, byte by byte but for cdktf's metadata ('//')`,
    );
    console.log(
      `JSON: ${bytes} bytes for ${resources} resources of hybrid, ${Math.round(bytes / resources)} a resource`,
    );
    const ours = bundles.modules.filter((path) => !path.includes('node_modules/')).length;
    console.log(`Modules loaded: ${bundles.modules.length}, ${ours} of them ours`);
    console.log(`\n${[await benchSourceSize(), ...controllers, review].join('\n\n')}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Synthesizes hybrid once, makes a bare cdktf program of its JSON, runs it, and compares.
 *
 * @throws Error where the two programs' JSON differs in more than metadata: then their times could not be compared
 */
async function bareProgram(scratch: string, { main, nodeFlags, modules, bundle }: Bundles) {
  const [folder, source, outdir] = [join(scratch, 'bare'), join(scratch, 'bare-source.js'), join(scratch, 'cdktf.out')];
  const runs = async (program: string, cwd: string): Promise<void> => {
    const { exitCode, all } = await run(process.execPath, [...nodeFlags, program], {
      cwd,
      env: { NODE_OPTIONS: undefined },
    });
    if (exitCode !== 0) throw new Error(`${program} ended with status ${exitCode}:\n${all}`);
  };
  await runs(main, scratch);
  writeBareProgram(source, outdir, modules);
  mkdirSync(folder);
  cpSync(join(scratch, 'cdktf.json'), join(folder, 'cdktf.json'));
  const program = await bundle(source, 'bare');
  await runs(program, folder);
  const differences = stackDifferences(outdir, join(folder, 'cdktf.out'));
  if (differences.length > 0) throw new Error(`The bare program makes other JSON:\n${differences.join('\n')}`);
  return { program, folder, stacks: stackIds(outdir).length };
}

/** One line that is written over, on a terminal only. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what === '' ? '' : `measuring: ${what} …`}`);
}

runTool(main);
