import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { meant } from '../config/load/closest';
import { runTool } from '../commands/harness/run-tool';
import { STATUS, UsageError, type Status } from '../commands/harness/status';
import { colour } from '../commands/harness/terminal';
import { cacheFolder, repositoryRoot } from '../machine/cache-folder';
import { run } from '../machine/processes';

const FOLDER = join('test', 'proofs');

/** Every proof below `test/proofs/` by its name, such as `aws/validate`, in order. */
function allProofs(): string[] {
  const folder = join(repositoryRoot, FOLDER);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.proof.ts'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replace(/\.proof\.ts$/, ''))
    .sort();
}

/** The proofs that were asked for by their name or folder, all where none was. @throws UsageError for a name of none */
function chosen(asked: readonly string[]): string[] {
  const all = allProofs();
  const covers = (part: string, name: string): boolean => name === part || name.startsWith(`${part}/`);
  for (const part of asked.filter((one) => !all.some((name) => covers(one, name)))) {
    const folders = [...new Set(all.map((name) => name.split(sep)[0] ?? ''))];
    const nearest = meant(part, [...all, ...folders]);
    throw new UsageError(
      `There are no proofs '${part}'.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} There are ${folders.join(', ')}; proofs --list has each.`,
    );
  }
  return all.filter((name) => asked.length === 0 || asked.some((part) => covers(part, name)));
}

/** The number behind a word in the lines that end a TAP report, such as `# pass 12`. */
const counted = (tap: string, word: string): number =>
  Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? Number.NaN);

/**
 * Runs the proofs one after another with Node's own test runner, in one process of ours that Ctrl-C reaches: so no emulator
 * is left behind. What it found is also in `.cache/proofs/result.tap`.
 *
 * @param args names of proofs or their folders, `--list`, `--strict`, `--json`; the command `proofs` has checked the options
 */
async function main(args: readonly string[]): Promise<Status> {
  const json = args.includes('--json');
  const names = chosen(args.filter((arg) => !arg.startsWith('--')));
  if (args.includes('--list')) {
    console.log(json ? JSON.stringify({ proofs: names }) : names.join('\n'));
    return STATUS.well;
  }
  const say = json ? console.error : console.log;
  say(`${colour.bold('Proofs')} with real components, not mocks: ${names.join(', ')}`);
  say(`What they need is installed once below ${relative(repositoryRoot, cacheFolder()) || '.'}.\n`);
  const report = join(cacheFolder('proofs'), 'result.tap');
  rmSync(report, { force: true }); // lest an earlier run's be read where this one breaks off
  const begin = Date.now();
  const reporters = ['spec', 'stdout', 'tap', report].flatMap((value, index) => [
    index % 2 === 0 ? '--test-reporter' : '--test-reporter-destination',
    value,
  ]);
  const files = names.map((name) => join(FOLDER, `${name}.proof.ts`));
  const { exitCode } = await run(
    process.execPath,
    ['--import', 'tsx', '--test', '--test-concurrency=1', ...reporters, ...files],
    {
      cwd: repositoryRoot,
      env: {
        ...(colour.isColorSupported && { FORCE_COLOR: '1' }),
        ...(args.includes('--strict') && { LANDBRIDGE_STRICT: '1' }),
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
      onLine: (line) => say(line),
    },
  );
  const tap = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const seconds = Math.round((Date.now() - begin) / 1000);
  const [passed, failed, leftOut] = ['pass', 'fail', 'skipped'].map((word) => counted(tap, word));
  if (json) console.log(JSON.stringify({ passed, failed, leftOut, seconds }));
  else say(`\nproofs: ${passed} passed, ${failed} failed, ${leftOut} left out in ${seconds} s`);
  return exitCode === 0 ? STATUS.well : STATUS.notReady;
}

runTool(() => main(process.argv.slice(2)));
