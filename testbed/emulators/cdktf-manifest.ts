import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes stacks, on which no other one depends, out of what CDKTF reads. To deploy without them by its own option, `--ignore-missing-stack-dependencies`,
 * does not do: in 0.21 the command then starts Terraform without an end.
 */
export function leaveOut(left: readonly string[], outdir: string): void {
  const file = join(outdir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly stacks: Readonly<Record<string, unknown>> };
  const stacks = Object.fromEntries(Object.entries(manifest.stacks).filter(([stack]) => !left.includes(stack)));
  writeFileSync(file, JSON.stringify({ ...manifest, stacks }, undefined, 2));
}
