import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import pc from 'picocolors';
import { cacheFolder, repositoryRoot } from '../machine/cache-folder';
import { run } from '../machine/processes';
import { runTool } from './harness/run-tool';

const FOLDER = join('test', 'proofs');

/** Every proof at or below a folder of `test/proofs/`, in the order of their names. */
function proofsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.proof.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The number behind a word in the lines that end a TAP report, such as `# pass 12`. */
const counted = (tap: string, word: string): number =>
  Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? Number.NaN);

/**
 * `npm run proofs [-- <folder or proof>]`: runs the proofs one after another with Node's own test runner (Jest gives tests a copy of
 * `process` that no signal reaches, so that Ctrl-C would leave emulators behind). What it found is also in `.cache/proofs/result.tap`.
 */
async function main(part: string | undefined): Promise<number> {
  const folder = join(repositoryRoot, FOLDER);
  const all = proofsIn(folder).map((file) => relative(folder, file).replace(/\.proof\.ts$/, ''));
  const names = all.filter((name) => part === undefined || name === part || name.startsWith(`${part}/`));
  if (names.length === 0) {
    const parts = [...new Set(all.map((name) => name.split(sep)[0]))].join(' | ');
    console.error(`There are no proofs '${part ?? ''}'. Say: npm run proofs, or npm run proofs -- ${parts}`);
    return 1;
  }
  console.log(`${pc.bold('Proofs')} with real components, not mocks: ${names.join(', ')}`);
  console.log(`What they need is installed once below ${relative(repositoryRoot, cacheFolder()) || '.'}.\n`);
  const report = join(cacheFolder('proofs'), 'result.tap');
  rmSync(report, { force: true }); // lest an earlier run's be read where this one breaks off
  const begin = Date.now();
  const reporters = ['spec', 'stdout', 'tap', report].flatMap((value, index) => [
    index % 2 === 0 ? '--test-reporter' : '--test-reporter-destination',
    value,
  ]);
  const { exitCode } = await run(
    process.execPath,
    [
      '--import',
      'tsx',
      '--test',
      '--test-concurrency=1',
      ...reporters,
      ...names.map((name) => join(FOLDER, `${name}.proof.ts`)),
    ],
    {
      cwd: repositoryRoot,
      env: {
        ...(pc.isColorSupported && { FORCE_COLOR: '1' }),
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
      onLine: (line) => console.log(line),
    },
  );
  const tap = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const seconds = Math.round((Date.now() - begin) / 1000);
  console.log(
    `\nproofs: ${counted(tap, 'pass')} passed, ${counted(tap, 'fail')} failed, ${counted(tap, 'skipped')} left out in ${seconds} s`,
  );
  return exitCode;
}

runTool(() => main(process.argv[2]));
