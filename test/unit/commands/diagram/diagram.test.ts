import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describe as describeEnvironment } from '../../../../commands/diagram/describe';
import type { Diagram } from '../../../../commands/diagram/model';
import { composedHere } from '../../../support/composed-here';
import { cloudOf, parsed, siteOf, twoSites } from '../../../support/drafts';
import { repositoryWith } from '../../../support/bundle';
import { environments, environmentTexts } from '../../../support/environments';
import { inProcess } from '../../../support/in-process';
import { synthesized } from '../../../support/synthesized';

const names = environments().map(({ environment }) => environment.name);

describe('landbridge diagram', () => {
  const texts = Object.entries(environmentTexts()).map(([name, text]) => [`environments/${name}`, text] as const);
  const root = repositoryWith(Object.fromEntries(texts));
  const drawn = join(root, 'docs', 'diagrams');
  const svg = (name: string): string => readFileSync(join(drawn, `${name}.svg`), 'utf8');

  beforeAll(async () => {
    mkdirSync(drawn, { recursive: true });
    writeFileSync(join(drawn, 'gone.svg'), '');
    const { status, err } = await inProcess(root, 'diagram');
    if (status !== 0) throw new Error(err);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('draws each environment, and removes the drawing of one that went away', () => {
    expect(readdirSync(drawn).sort()).toEqual(names.map((name) => `${name}.svg`).sort());
  });

  it('shows every app that the tree has for a cluster', () => {
    const apps = Object.keys(synthesized().rendered).flatMap((path) => {
      const [environment, folder, , file, ...deeper] = path.split('/');
      return environment === 'hybrid' && folder === 'gitops' && file !== undefined && deeper.length === 0
        ? [file.replace('.yaml', '')]
        : [];
    });

    expect(apps.length).toBeGreaterThan(20);
    for (const app of apps) expect(svg('hybrid')).toContain(`>${app}</text>`);
  });

  it.each([
    'seoul',
    'VPC 10.0.0.0/16',
    'pipeline',
    'serving',
    'Storage pair maps',
    'Back-office database',
    'writes datasets, runs/seoul',
  ])('shows %s of hybrid', (text) => {
    expect(svg('hybrid')).toContain(`>${text}</text>`);
  });
});

describe('what an environment is drawn from', () => {
  /** Two sites and two storage pairs, of which the pipeline reads the first, and a pool with a reservation. */
  const drawTwo = (): Diagram => {
    const draft = twoSites();
    const cloud = cloudOf(draft);
    cloud.gpuPools = {
      ...cloud.gpuPools,
      reserved: {
        ...{ use: 'training', families: ['p5'], maxGpus: 8, storage: 'models' },
        capacityReservations: ['cr-0123456789abcdef0'],
      },
    };
    draft.storage = { ...draft.storage, models: { zone: 'a', sizeTiB: 2, writers: { checkpoints: 'cloud' } } };
    const file = 'environments/two.ts';
    return describeEnvironment(composedHere({ file, environment: parsed(draft) }).composition);
  };
  const two = drawTwo();

  it('sends jobs to the sites first and to the cloud last', () => {
    const jobs = two.arrivals.filter(({ from }) => from === 'Jobs');

    expect(jobs.map(({ column }) => column)).toEqual(['busan', 'seoul', 'cloud']);
    expect(jobs.map(({ label }) => label)).toEqual([
      '1  first',
      '2  when busan is full or down',
      '3  when busan and seoul are full or down',
    ]);
  });

  it('draws on a site only the pair that its bucket is of', () => {
    const cells = (key: string) => Object.keys(two.lanes.find((lane) => lane.key === key)?.cells ?? {});

    expect(cells('storage-maps')).toEqual(['busan', 'seoul', 'cloud']);
    expect(cells('storage-models')).toEqual(['cloud']);
  });

  it('shows a pool’s reservations', () => {
    const { cards = [] } = two.lanes.find(({ key }) => key === 'cluster')?.cells['cloud'] ?? {};

    expect(cards.find(({ title }) => title === 'reserved')?.lines).toContain('first cr-0123456789abcdef0');
  });

  it('sends no job to a cordoned site, and puts it after those that take work', () => {
    const draft = twoSites();
    siteOf(draft, 'busan').mode = 'cordoned';
    const { composition } = composedHere({ file: 'environments/two.ts', environment: parsed(draft) });
    const { arrivals, columns } = describeEnvironment(composition);

    expect(arrivals.filter(({ from }) => from === 'Jobs').map(({ column }) => column)).toEqual(['seoul', 'cloud']);
    expect(columns.map(({ key }) => key)).toEqual(['seoul', 'busan', 'cloud']);
  });
});
