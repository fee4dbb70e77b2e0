import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How much JSON a synth wrote, and for how many resources. */
export interface JsonSize {
  readonly bytes: number;
  readonly resources: number;
}

/**
 * Adds up all stacks of a synth.
 *
 * @param outdir folder that holds `stacks/`
 */
export function jsonSize(outdir: string): JsonSize {
  const folder = join(outdir, 'stacks');
  const texts = readdirSync(folder).map((stack) => readFileSync(join(folder, stack, 'cdk.tf.json'), 'utf8'));
  return {
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    resources: texts.reduce((sum, text) => sum + resourcesIn(text), 0),
  };
}

function resourcesIn(text: string): number {
  const { resource = {} } = JSON.parse(text) as { readonly resource?: Readonly<Record<string, object>> };
  return Object.values(resource).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
}
