import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { folderOf } from '../commands/proofs';
import { runTool } from '../commands/harness/run-tool';
import { STATUS, type Status } from '../commands/harness/status';
import { table } from '../commands/harness/table';
import { colour } from '../commands/harness/terminal';
import { cacheFolder, repositoryRoot } from '../machine/cache-folder';
import { run } from '../machine/processes';
import { goProgramsAreBuilt } from '../testbed/components/go-programs';
import type { PinName } from '../testbed/components/go-pins';
import { inputDigests } from './proofs/inputs';
import { runInLanes, type Piece } from './proofs/lanes';
import { remember, rememberedOutcomes, type Outcome, type Remembered } from './proofs/outcomes';
import { chosenProofs, planOf } from './proofs/plan';
import { runProof } from './proofs/run-proof';

/** How many proofs that mostly wait run side by side; the builds count as one. */
const LANES = 2;

/** Builds what is not built yet, with less right to the processors than the proofs beside it. */
const buildPrograms = (programs: readonly PinName[], say: (line: string) => void): Piece => ({
  name: 'builds',
  group: 'builds',
  run: async () => {
    const built = await run(
      'nice',
      ['-n', '10', process.execPath, '--import', 'tsx', 'dev/proofs/build-programs.ts', ...programs],
      {
        cwd: repositoryRoot,
        onLine: say,
      },
    );
    // The proofs that need them say what is missing.
    if (built.exitCode !== 0) say('Not everything could be built.');
  },
});

/**
 * Runs the proofs: those that mostly wait in two lanes beside the builds, then those that are timed, one at a time. All run as children of
 * this process, which Ctrl-C ends with them. Without names, a proof that passed before with the same inputs is not run again. What was
 * found is also in `.cache/proofs/result.json`.
 *
 * @param args names of proofs or their folders, `--list`, `--all`, `--strict`, `--json`; the command `proofs` has checked the options
 */
async function main(args: readonly string[]): Promise<Status> {
  const json = args.includes('--json');
  const strict = args.includes('--strict');
  const asked = args.filter((arg) => !arg.startsWith('--'));
  const names = chosenProofs(asked);
  if (args.includes('--list')) {
    console.log(json ? JSON.stringify({ proofs: names }) : names.join('\n'));
    return STATUS.well;
  }
  const say = json ? console.error : console.log;
  const begin = Date.now();
  const report = join(cacheFolder('proofs'), 'result.json');
  rmSync(report, { force: true }); // lest an earlier run's be read where this one breaks off
  const inputs = await inputDigests(names, strict ? ['--strict'] : []);
  const known = rememberedOutcomes();
  const isUnchanged = (proof: string): boolean =>
    asked.length === 0 && !args.includes('--all') && known[proof]?.inputs === inputs.get(proof);
  const unchanged = names.flatMap((proof): Remembered[] => (isUnchanged(proof) && known[proof] ? [known[proof]] : []));
  const plan = planOf(names.filter((proof) => !isUnchanged(proof)));

  say(`${colour.bold('Proofs')} with real components, not mocks: ${names.join(', ')}`);
  say(`What they need is installed once below ${relative(repositoryRoot, cacheFolder()) || '.'}.`);
  for (const { proof, seen, passed, leftOut } of unchanged) {
    const counts = `${passed} passed and ${leftOut} left out`;
    say(`unchanged: ${proof}, ${counts} on ${seen.slice(0, 10)} with the same inputs; --all runs it again`);
  }
  say('');

  const outcomes: Outcome[] = [];
  const piece = (proof: string, isBeside: boolean): Piece => ({
    name: proof,
    group: folderOf(proof),
    run: async () => {
      const outcome = await runProof(proof, {
        strict,
        say: (line) => say(isBeside ? `${colour.dim(`[${proof}]`)} ${line}` : line),
      });
      remember(outcome, inputs.get(proof) ?? '');
      outcomes.push(outcome);
      const { passed, failed, leftOut, seconds } = outcome;
      say(`${colour.bold(proof)}: ${passed} passed, ${failed} failed, ${leftOut} left out in ${seconds} s\n`);
    },
  });
  const builds = (await goProgramsAreBuilt(plan.programs)) ? [] : [buildPrograms(plan.programs, say)];
  const beside = [...builds, ...plan.beside.map((proof) => piece(proof, builds.length + plan.beside.length > 1))];
  await runInLanes(beside, LANES);
  for (const proof of plan.alone) await piece(proof, false).run();

  const seconds = Math.round((Date.now() - begin) / 1000);
  const total = (count: (outcome: Outcome) => number): number => outcomes.reduce((sum, one) => sum + count(one), 0);
  const counts = {
    passed: total((one) => one.passed),
    failed: total((one) => one.failed),
    leftOut: total((one) => one.leftOut),
  };
  const result = { ...counts, unchanged: unchanged.map(({ proof }) => proof), seconds, proofs: outcomes };
  writeFileSync(report, JSON.stringify(result, undefined, 2));
  if (json) console.log(JSON.stringify(result));
  else {
    if (outcomes.length > 1) say(table(['proof', '>passed', '>failed', '>left out', '>s'], outcomes.map(rowOf)));
    say(
      `\nproofs: ${counts.passed} passed, ${counts.failed} failed, ${counts.leftOut} left out, ${unchanged.length} unchanged in ${seconds} s`,
    );
  }
  return counts.failed === 0 ? STATUS.well : STATUS.notReady;
}

const rowOf = ({ proof, passed, failed, leftOut, seconds }: Outcome): string[] =>
  [proof, passed, failed, leftOut, seconds].map(String);

runTool(() => main(process.argv.slice(2)));
