import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { colour } from '../../commands/harness/terminal';
import { cacheFolder, repositoryRoot } from '../../machine/cache-folder';
import { run } from '../../machine/processes';
import type { Outcome } from './outcomes';
import { fileOf } from './plan';

export interface RunProofOptions {
  /** Whether to fail where a chart is not had. */
  readonly strict: boolean;
  /** Gets each line that the proof prints. */
  readonly say: (line: string) => void;
}

/** The number behind a word in the lines that end a TAP report, such as `# pass 12`. */
const counted = (tap: string, word: string): number =>
  Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? Number.NaN);

/** Node's runner ends with counts of its own; ours follow. */
const isCount = (line: string): boolean => /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(line);

/**
 * Runs one proof by Node's own test runner, as a process of its own. Its report is left in `.cache/proofs/<proof>.tap`.
 *
 * @returns its counts; a proof that broke off before it could count has failed once
 */
export async function runProof(proof: string, { strict, say }: RunProofOptions): Promise<Outcome> {
  const report = join(cacheFolder('proofs'), `${proof.replaceAll(/[\\/]/g, '-')}.tap`);
  rmSync(report, { force: true }); // lest an earlier run's be read where this one breaks off
  const begin = Date.now();
  const reporters = ['spec', 'stdout', 'tap', report].flatMap((value, index) => [
    index % 2 === 0 ? '--test-reporter' : '--test-reporter-destination',
    value,
  ]);
  const { exitCode } = await run(process.execPath, ['--import', 'tsx', '--test', ...reporters, fileOf(proof)], {
    cwd: repositoryRoot,
    env: {
      ...(colour.isColorSupported && { FORCE_COLOR: '1' }),
      ...(strict && { LANDBRIDGE_STRICT: '1' }),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    onLine: (line) => {
      if (!isCount(line)) say(line);
    },
  });
  const tap = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const [passed = 0, failed = 0, leftOut = 0] = ['pass', 'fail', 'skipped'].map((word) => counted(tap, word) || 0);
  const brokeOff = exitCode !== 0 && failed === 0;
  return { proof, passed, failed: brokeOff ? 1 : failed, leftOut, seconds: Math.round((Date.now() - begin) / 1000) };
}
