import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { environments, environmentTexts } from '../../../support/environments';
import { repositoryWith } from '../../../support/repository-copy';
import { synthesized } from '../../../support/synthesized';

const names = environments().map(({ environment }) => environment.name);

describe('npm run diagram', () => {
  const root = mkdtempSync(join(tmpdir(), 'landbridge-diagram-'));
  const drawn = join(root, 'docs', 'diagrams');
  const svg = (name: string): string => readFileSync(join(drawn, `${name}.svg`), 'utf8');

  beforeAll(() => {
    mkdirSync(drawn, { recursive: true });
    writeFileSync(join(drawn, 'gone.svg'), '');
    const program = repositoryWith(root, environmentTexts(), 'commands/diagram.ts');
    execFileSync(process.execPath, [program], { cwd: root, stdio: 'pipe' });
  }, 60_000);
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
    'datasets, runs/seoul',
  ])('shows %s of hybrid', (text) => {
    expect(svg('hybrid')).toContain(`>${text}</text>`);
  });
});
