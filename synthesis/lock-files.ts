import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDER_LOCKS, type ProviderLock } from '../config/provider-locks';
import type { StackJson } from './stack-json';

/** Terraform's name for it. */
const LOCK_FILE = '.terraform.lock.hcl';

/**
 * Writes Terraform's dependency lock file beside the JSON of a stack, so that a deploy takes the very provider that the proofs run, on every
 * machine. cdktf.out is not committed, so the hashes are in the program, and each synth lays them there. `cdktf` and Terraform find the
 * file as if it had been committed (@cdktf/cli-core 0.21, terraform-provider-lock.ts).
 *
 * A file stays that has all that is ours and more: Terraform adds the hash of a platform that is not among ours.
 *
 * @param json what synth wrote
 */
export function writeLockFile(outdir: string, stack: string, { terraform }: Pick<StackJson, 'terraform'>): void {
  const path = join(outdir, 'stacks', stack, LOCK_FILE);
  const text = lockFile(terraform.required_providers);
  const there = existsSync(path) ? new Set(readFileSync(path, 'utf8').split('\n')) : undefined;
  if (!there || !text.split('\n').every((line) => there.has(line))) writeFileSync(path, text);
}

/**
 * The lock file of the providers that a stack requires. One that an override asks for in another version is left out: Terraform then locks
 * what it finds.
 */
export function lockFile(required: Readonly<Record<string, unknown>> = {}): string {
  const blocks = Object.values(required)
    .map((provider) => Object(provider) as { readonly source?: string; readonly version?: string })
    .flatMap(({ source = '', version }) => {
      const lock = PROVIDER_LOCKS[source];
      return lock && lock.version === version ? [block(source, lock)] : [];
    });
  return ['# Written by synth from config/provider-locks.ts.', ...blocks.sort(), ''].join('\n\n');
}

const block = (source: string, { version, hashes }: ProviderLock): string =>
  [
    `provider "registry.terraform.io/${source}" {`,
    `  version     = "${version}"`,
    `  constraints = "${version}"`,
    '  hashes = [',
    ...hashes.map((hash) => `    "${hash}",`),
    '  ]',
    '}',
  ].join('\n');
