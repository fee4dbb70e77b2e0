import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { destroyable } from '../allow-destroy/destroyable';
import { readStack, type StackJson } from '../../synthesis/stack-json';

/** Terraform reads files of this name after the others and lets their arguments win (Terraform, "Override Files"). */
const FILE = 'demo_override.tf.json';

/**
 * What only an emulated run needs, as a file beside the synthesized JSON, which stays what production gets.
 * A pure function of that JSON.
 */
export function overridesOf(stack: StackJson): Record<string, unknown> {
  const resource = destroyable(stack);
  for (const database of Object.values(resource['aws_db_instance'] ?? {})) database['skip_final_snapshot'] = true;
  return {
    terraform: { backend: pathStyle(stack.terraform.backend) },
    provider: { aws: { max_retries: 3, s3_use_path_style: true } },
    ...(Object.keys(resource).length > 0 && { resource }),
  };
}

/** An override replaces a backend block as a whole, so it is said whole. */
const pathStyle = (backend: StackJson['terraform']['backend']): StackJson['terraform']['backend'] =>
  'local' in backend ? backend : { s3: { ...backend['s3'], use_path_style: true } };

/** The overrides in words, for the person who watches. */
export const OVERRIDES_IN_WORDS: readonly string[] = [
  'S3 by path instead of by host name, in the provider and in the backend: the emulator has one host name',
  'three retries: an emulator that lacks a call would be asked for minutes',
  'prevent_destroy, deletion protection and final snapshot off, buckets and repositories emptied: the demo destroys what it made',
];

/** Writes each stack's overrides beside its synthesized JSON. */
export function writeOverrides(outdir: string, stacks: readonly string[]): void {
  for (const stack of stacks) {
    const text = JSON.stringify(overridesOf(readStack(outdir, stack)), undefined, 2);
    writeFileSync(join(outdir, 'stacks', stack, FILE), `${text}\n`);
  }
}
