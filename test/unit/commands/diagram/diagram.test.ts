import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundle, REPOSITORY } from '../../../support/bundle';
import { environments } from '../../../support/environments';
import { expectFile } from '../../../support/file-snapshot';
import { synthesized, synthesizedRoot } from '../../../support/synthesized';

const names = environments().map(({ environment }) => environment.name);
const committed = join(REPOSITORY, 'docs', 'diagrams');

describe('npm run diagram', () => {
  const root = synthesizedRoot();
  const drawn = join(root, 'docs', 'diagrams');
  const program = join(root, 'diagram.js');
  const run = (): void => {
    execFileSync(process.execPath, [program], { cwd: root, stdio: 'pipe' });
  };
  const svg = (name: string): string => readFileSync(join(drawn, `${name}.svg`), 'utf8');

  beforeAll(() => {
    bundle(program, 'commands/diagram.ts');
    run();
  });

  it.each(names)('draws %s as it is committed; `npm test -- -u` renews it', (name) => {
    expectFile(join(committed, `${name}.svg`), svg(name));
  });

  it('left no drawing of an environment that went away', () => {
    expect(readdirSync(committed).sort()).toEqual(names.map((name) => `${name}.svg`).sort());
  });

  it('removes the drawing of an environment that went away', () => {
    writeFileSync(join(drawn, 'gone.svg'), '');

    run();

    expect(existsSync(join(drawn, 'gone.svg'))).toBe(false);
    rmSync(drawn, { recursive: true });
    run();
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
