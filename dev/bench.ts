import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { benchArgoCd } from './bench/argo-cd';
import { bundleAll } from './bench/bundles';
import { jsonSize } from './bench/json-size';
import { benchKarpenter } from './bench/karpenter';
import { measure, type Measurement, type Program } from './bench/measure';
import { benchReviewLines } from './bench/review-lines';
import { HEAD, row } from './bench/rows';
import { median, rSquared } from './bench/statistics';
import { cacheFolder, repositoryRoot } from '../machine/cache-folder';
import { runTool } from '../commands/harness/run-tool';
import { table } from '../commands/harness/table';

/** How many environments are synthesized together to see whether the time grows with their number and no faster. */
const COUNTS = [1, 25, 50, 100] as const;

/** How many hosts a site is synthesized with. */
const HOSTS = [4, 100, 1000] as const;

/** What the slow programs may take together, in seconds, so that all is over in 90 on two cores. */
const BUDGET = 72;

/** Measures how long the program takes and how much memory, against bare Node in the same run, and prints it. Asserts nothing. */
async function main(): Promise<void> {
  const cache = cacheFolder('bench');
  const scratch = mkdtempSync(join(cache, 'run-'));
  try {
    progress('bundling');
    const bundles = await bundleAll(scratch);
    // The environment is bundled by itself there, as in the repository.
    for (const path of ['bin', 'config', 'constructs', 'stacks', 'tsconfig.json'])
      symlinkSync(join(repositoryRoot, path), join(scratch, path));
    mkdirSync(join(scratch, 'environments'));
    for (const folder of [scratch, join(scratch, 'many'), join(scratch, 'site')]) {
      mkdirSync(folder, { recursive: true });
      cpSync(join(repositoryRoot, 'playbooks'), join(folder, 'playbooks'), { recursive: true });
    }
    cpSync(join(repositoryRoot, 'environments', 'hybrid.ts'), join(scratch, 'environments', 'hybrid.ts'));
    for (const path of ['charts', 'cdktf.json'])
      cpSync(join(repositoryRoot, path), join(scratch, path), { recursive: true });

    const quick = { cwd: scratch, rounds: 11 };
    const slow = { cwd: join(scratch, 'many'), rounds: 3, memory: 'in-timed-runs' } as const;
    const tool = (...path: string[]): string => join(repositoryRoot, 'node_modules', ...path);
    const programs = {
      node: { ...quick, what: 'node -e 0', args: ['-e', '0'] },
      floor: {
        ...quick,
        what: 'floor: cdktf and the provider classes, loaded',
        args: [...bundles.nodeFlags, bundles.floor],
      },
      synth: { ...quick, what: 'synth of hybrid', args: [...bundles.nodeFlags, bundles.main] },
      many: COUNTS.map((count) => ({
        ...slow,
        what: `synth of ${count} like hybrid`,
        args: [...bundles.nodeFlags, bundles.many, `${count}`],
      })),
      sites: HOSTS.map((count) => ({
        ...quick,
        cwd: join(scratch, 'site'),
        rounds: 5,
        what: `synth of hybrid with ${count} hosts`,
        args: [...bundles.nodeFlags, bundles.site, `${count}`],
      })),
      cdktf: {
        ...slow,
        what: 'cdktf synth of all, with its build',
        args: [tool('cdktf-cli', 'bundle', 'bin', 'cdktf.js'), 'synth', '--output', join(scratch, 'all')],
        cwd: repositoryRoot,
      },
      tsc: { ...slow, what: 'tsc --noEmit', args: [tool('typescript', 'bin', 'tsc'), '--noEmit'], cwd: repositoryRoot },
    };
    const options = { peakHook: bundles.peakHook, scratch, onRun: progress };
    const found = [
      ...(await measure([programs.node, programs.floor, programs.synth, ...programs.sites], options)),
      ...(await measure([...programs.many, programs.cdktf, programs.tsc], { ...options, budget: BUDGET })),
    ];
    const karpenter = await benchKarpenter(progress);
    const argoCd = await benchArgoCd(progress);
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
      ...programs.sites.map((program) =>
        row(of(program), { name: 'synth', measured: of(programs.synth) }, { moreSeconds: 1 }),
      ),
      row(one, node),
      ...more.map((measured, index) =>
        row(measured, { name: 'one', measured: one }, index === more.length - 1 ? { ratio: 7 } : undefined),
      ),
      row(of(programs.cdktf), node),
      row(of(programs.tsc), node),
    ];
    console.log(table(HEAD, rows));
    const points = programs.many.map((program, index) => [COUNTS[index] ?? 0, median(of(program).seconds)] as const);
    console.log(`Linear in the number of environments: R² = ${rSquared(points).toFixed(4)} (1 is a straight line)`);
    const { bytes, resources } = jsonSize(join(scratch, 'cdktf.out'));
    console.log(
      `JSON: ${bytes} bytes for ${resources} resources of hybrid, ${Math.round(bytes / resources)} a resource`,
    );
    const ours = bundles.modules.filter((path) => !path.includes('node_modules/')).length;
    console.log(`Modules loaded: ${bundles.modules.length}, ${ours} of them ours`);
    console.log(`\n${karpenter}\n\n${argoCd}\n\n${review}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** One line that is written over, on a terminal only. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what === '' ? '' : `measuring: ${what} …`}`);
}

runTool(main);
