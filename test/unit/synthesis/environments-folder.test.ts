import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentFiles } from '../../../synthesis/environments-folder';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'landbridge-'));
  folder = join(root, 'environments');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the files of environments/', () => {
  it('are regular files and links to such', () => {
    writeFileSync(join(folder, 'hybrid.ts'), '');
    writeFileSync(join(root, 'elsewhere.ts'), '');
    symlinkSync(join(root, 'elsewhere.ts'), join(folder, 'linked.ts'));

    expect(environmentFiles(root)).toMatchObject({ environments: ['hybrid', 'linked'], faults: [] });
  });

  it('have a link to nothing among them, so that it is told', () => {
    symlinkSync(join(root, 'gone.ts'), join(folder, 'lost.ts'));

    expect(environmentFiles(root).environments).toEqual(['lost']);
  });

  it('are no folders, links to folders, or pipes, which nobody would ever write to', () => {
    mkdirSync(join(folder, 'folder.ts'));
    symlinkSync(folder, join(folder, 'shared.ts'));
    expect(spawnSync('mkfifo', [join(folder, 'pipe.ts'), join(folder, 'pipe.applied.yml')]).status).toBe(0);

    expect(environmentFiles(root)).toEqual({ environments: [], overrides: [], records: [], faults: [] });
  });
});
