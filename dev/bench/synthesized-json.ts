import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesOf, type StackJson } from '../../synthesis/stack-json';

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
    resources: texts.reduce((sum, text) => sum + resourcesOf(JSON.parse(text) as StackJson).length, 0),
  };
}

/** Ids of the stacks of a synth. */
export const stackIds = (outdir: string): string[] => readdirSync(join(outdir, 'stacks')).sort();

/**
 * What differs between two synths: a stack that only one has, or JSON that differs in more than the metadata that cdktf writes under `//`.
 *
 * @returns a line for each difference
 */
export function stackDifferences(outdir: string, other: string): string[] {
  const ids = [...new Set([...stackIds(outdir), ...stackIds(other)])].sort();
  return ids.flatMap((id) => {
    const [one, two] = [outdir, other].map((folder) => resourcesText(folder, id));
    return one === two ? [] : [`${id}: ${firstDifference(one ?? '', two ?? '')}`];
  });
}

/** A stack's JSON without metadata, in the order in which it was written. */
function resourcesText(outdir: string, id: string): string {
  const file = join(outdir, 'stacks', id, 'cdk.tf.json');
  if (!existsSync(file)) return '';
  const withoutMetadata = (key: string, value: unknown): unknown => (key === '//' ? undefined : value);
  return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), withoutMetadata, 1);
}

function firstDifference(one: string, two: string): string {
  const [left, right] = [one.split('\n'), two.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  return `line ${at + 1} is '${left[at]?.trim() ?? ''}' here and '${right[at]?.trim() ?? ''}' there`;
}
