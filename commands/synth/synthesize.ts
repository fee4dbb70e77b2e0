import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { App } from 'cdktf';
import { compose } from '../../compose';
import { RENDERED_MARK } from '../../constructs/output-file';
import { loadWhole } from '../../synthesis/load-whole';
import { synth, type SynthResult } from '../../synthesis/synth';
import { withoutTokenTraces } from '../../synthesis/without-token-traces';
import { coloured } from '../harness/status';

/** What a synth wrote, and where. */
export interface Synthesized extends SynthResult {
  readonly environments: number;
  /** Folder with Terraform's JSON. */
  readonly outdir: string;
}

/**
 * Synthesizes every environment, or none.
 *
 * @param into folder that gets `rendered/`
 * @param outdir folder that gets Terraform's JSON. @default `cdktf.out`, or what the command `cdktf` says
 * @throws RefusedError with every fault, before the first write
 */
export async function synthesize(root: string, into: string, outdir?: string): Promise<Synthesized> {
  const { environments, warnings } = await loadWhole(root);
  warnings.forEach(({ text }) => console.error(`${coloured(text)}\n`));
  const app = new App({ ...(outdir !== undefined && { outdir }) });
  const made = withoutTokenTraces(() => {
    for (const loaded of environments) compose(app, loaded);
    return synth(app, into, root);
  });
  return { ...made, environments: environments.length, outdir: app.outdir };
}

/** A file of `rendered/` that synth would change. */
export interface Difference {
  readonly file: string;
  readonly is: 'changed' | 'missing' | 'stale';
}

/** What a synth would change in `rendered/`, found by one into a temporary folder. */
export async function differences(root: string): Promise<Difference[]> {
  const into = mkdtempSync(join(tmpdir(), 'landbridge-synth-'));
  try {
    const { files } = await synthesize(root, into, join(into, 'cdktf.out'));
    const changed = files.flatMap((file): Difference[] => {
      if (!existsSync(join(root, file))) return [{ file, is: 'missing' }];
      return text(root, file) === text(into, file) ? [] : [{ file, is: 'changed' }];
    });
    const stale = renderedFiles(root)
      .filter((file) => !files.includes(file))
      .map((file): Difference => ({ file, is: 'stale' }));
    return [...changed, ...stale].sort((one, other) => (one.file < other.file ? -1 : 1));
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

/** The files of `rendered/` that some synth wrote; what a person put there is theirs. */
const renderedFiles = (root: string): string[] =>
  existsSync(join(root, 'rendered'))
    ? readdirSync(join(root, 'rendered'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((file) => text(root, file).split('\n', 1)[0]?.includes(RENDERED_MARK))
    : [];

const text = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
