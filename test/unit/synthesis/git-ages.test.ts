import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitAges } from '../../../synthesis/git-ages';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'landbridge-git-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const git = (...args: readonly string[]): void => {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@acme.example', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: root, stdio: 'pipe' });
};
const write = (path: string, text = ''): void => writeFileSync(join(root, path), text);

describe.each(['.', 'below'])('what git knows of environments in %s of its repository', (folder) => {
  const at = (name: string): string => join(folder, 'environments', name);

  it('is whether they are new, changed or committed', () => {
    mkdirSync(join(root, at('')), { recursive: true });
    git('init', '--quiet');
    write(at('old.ts'));
    write(at('edited.ts'));
    git('add', '.');
    git('commit', '--quiet', '--message', 'first');
    write(at('edited.ts'), 'more');
    write(at('added.ts'));
    git('add', '.');
    write(at('copy.ts'));

    const ageOf = gitAges(join(root, folder));

    expect(['old', 'edited', 'added', 'copy'].map((name) => ageOf(`environments/${name}.ts`))).toEqual([
      'committed',
      'changed',
      'new',
      'new',
    ]);
  });
});

it('is nothing without git: all files are alike', () => {
  mkdirSync(join(root, 'environments'));
  write('environments/copy.ts');

  expect(gitAges(root)('environments/copy.ts')).toBe('committed');
});
