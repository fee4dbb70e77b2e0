import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironments } from '../../config/load/read-environments';
import { APPS } from '../../apps';
import hybrid from '../../environments/hybrid';
import { synthesizeInto } from '../../testbed/emulators/workspace';
import { run } from '../../machine/processes';
import { table } from '../../commands/harness/table';

/** Most lines that a reviewer should have to read of one change. */
const GOAL = 20;

type Draft = typeof hybrid;

/** A copy of `hybrid` with one change, as a person would make it in the file. */
const changed = (change: (draft: Draft) => object): object => change(structuredClone(hybrid));

const site = (draft: Draft, more: object): object => ({
  ...draft,
  sites: { seoul: { ...draft.sites?.['seoul'], ...more } },
});

const CHANGES: readonly (readonly [what: string, value: object])[] = [
  [
    'one GPU pool: 8 GPUs become 12',
    changed((draft) => ({
      ...draft,
      cloud: {
        ...draft.cloud,
        gpuPools: { ...draft.cloud?.gpuPools, pipeline: { ...draft.cloud?.gpuPools?.['pipeline'], maxGpus: 12 } },
      },
    })),
  ],
  ['one app version: our images at another tag', changed((draft) => ({ ...draft, release: { tag: '0.2.0' } }))],
  ['one site: cordoned', changed((draft) => site(draft, { mode: 'cordoned' }))],
  [
    'one site: its addresses for services',
    changed((draft) => site(draft, { network: { ...draft.sites?.['seoul']?.network, vipRange: '10.20.0.224/28' } })),
  ],
];

/** Writes what an environment renders below a folder, and returns the GitOps tree in it. */
const render = (folder: string, value: object): string => {
  const { environments, faults } = readEnvironments([{ file: 'environments/hybrid.ts', value }]);
  const [loaded] = environments;
  const error = faults.find(({ severity }) => severity === 'error');
  if (!loaded || error) throw new Error(`${error?.path.join('.') ?? ''}: ${error?.rule ?? 'no environment'}`);
  synthesizeInto(folder, loaded);
  return join(folder, 'rendered', loaded.environment.name, 'gitops');
};

/** The chart whose version is in most lines of the tree; each of them goes and comes once. Versions are the program's, so it is counted. */
const mostOfOneChart = (tree: string): readonly [chart: string, lines: number] => {
  const texts = readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n'));
  const [most] = APPS.flatMap(({ chart }) => chart ?? [])
    .map(({ name, version }) => [name, 2 * texts.filter((line) => line.includes(version)).length] as const)
    .sort(([, one], [, other]) => other - one);
  if (!most) throw new Error('There are no charts.');
  return most;
};

/**
 * Lines of YAML that a reviewer sees when one thing of `hybrid` is changed: each is rendered, and git compares.
 *
 * @param scratch folder of the run's own
 * @returns text to print
 */
export const benchReviewLines = async (scratch: string): Promise<string> => {
  const before = render(join(scratch, 'before'), hybrid);
  if (!existsSync(before)) throw new Error(`${before} was not rendered.`);
  const rows: string[][] = [];
  for (const [index, [what, value]] of CHANGES.entries()) {
    const after = render(join(scratch, `after-${index}`), value);
    const { stdout } = await run('git', ['diff', '--no-index', '--numstat', before, after], { cwd: scratch });
    const files = stdout.split('\n').filter((line) => line !== '');
    const lines = files.reduce((sum, line) => {
      const [added = '0', removed = '0'] = line.split('\t');
      return sum + Number(added) + Number(removed);
    }, 0);
    rows.push([what, `${lines}`, `${files.length}`, `≤ ${GOAL}`, lines <= GOAL ? 'yes' : 'no']);
  }
  const [chart, lines] = mostOfOneChart(before);
  rows.push([
    `one chart version: ${chart}, which has the most`,
    `${lines}`,
    '',
    `≤ ${GOAL}`,
    lines <= GOAL ? 'yes' : 'no',
  ]);
  return `Lines of YAML, added and removed, that a reviewer of hybrid sees:\n${table(['change', '>lines', '>files', 'goal', 'met'], rows)}`;
};
