import { join } from 'node:path';
import { run, type Environment } from '../../../machine/processes';
import type { VirtualEnvironment } from '../../../machine/python-venv';

/** A check that did not pass, and where. */
export interface Finding {
  /** Checkov's id, such as `CKV_AWS_39`. */
  readonly id: string;
  /** What ought to be, in Checkov's words. */
  readonly name: string;
  readonly stack: string;
  /** Terraform's address, such as `aws_s3_bucket.state_bucket`. */
  readonly address: string;
}

/** What Checkov said of a folder of synthesized stacks. */
export interface Scan {
  /** Checks that passed. */
  readonly passed: number;
  readonly failed: readonly Finding[];
  /** Resources of which at least one check said yes or no, as `stack/address`. */
  readonly seen: ReadonlySet<string>;
  /** Files that it could not read. */
  readonly unread: readonly string[];
}

/** What of `checkov --output json` is read. */
interface CheckovJson {
  readonly results: {
    readonly passed_checks: readonly CheckovRecord[];
    readonly failed_checks: readonly CheckovRecord[];
    readonly parsing_errors: readonly string[];
  };
}

interface CheckovRecord {
  readonly check_id: string;
  readonly check_name: string;
  /** Below the folder, with a slash in front. */
  readonly file_path: string;
  readonly resource: string;
}

/** Neither a platform's account nor a user's own choice of checks has a say. */
const withoutTheirs = (home: string): Environment => ({
  ...Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => /^(BC|CKV|CHECKOV|PRISMA)_/.test(name))
      .map((name) => [name, undefined]),
  ),
  HOME: home,
  LOG_LEVEL: 'ERROR',
  CKV_SKIP_PACKAGE_UPDATE_CHECK: 'true',
});

/**
 * Runs Checkov, without network, over all stacks in a folder.
 *
 * @param folder with one folder for each stack, as synth leaves them
 * @throws Error with what it said if it gave no result
 */
export async function checkov({ python }: VirtualEnvironment, folder: string): Promise<Scan> {
  const args = ['--directory', folder, '--framework', 'terraform_json', '--output', 'json', '--compact', '--soft-fail'];
  const { exitCode, stdout, all } = await run(
    python,
    [join(__dirname, 'checkov-on-cdktf.py'), ...args, '--skip-download', '--skip-results-upload'],
    { cwd: folder, env: withoutTheirs(folder) },
  );
  if (exitCode !== 0 || !stdout.startsWith('{')) throw new Error(`checkov ended with status ${exitCode}:\n${all}`);
  const { passed_checks, failed_checks, parsing_errors } = (JSON.parse(stdout) as CheckovJson).results;
  return {
    passed: passed_checks.length,
    failed: failed_checks.map(finding),
    seen: new Set([...passed_checks, ...failed_checks].map(finding).map(({ stack, address }) => `${stack}/${address}`)),
    unread: parsing_errors,
  };
}

const finding = ({ check_id, check_name, file_path, resource }: CheckovRecord): Finding => ({
  id: check_id,
  name: check_name,
  stack: file_path.split('/')[1] ?? '',
  address: resource.replace(/^resource\./, ''),
});
