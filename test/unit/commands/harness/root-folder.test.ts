import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { rootFolder } from '../../../../commands/harness/environments';
import { UsageError } from '../../../../commands/harness/status';
import { linkSources, REPOSITORY } from '../../../support/bundle';

const folder = mkdtempSync(join(tmpdir(), 'landbridge-root-'));

afterEach(() => {
  delete process.env['LANDBRIDGE_ROOT'];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

describe('LANDBRIDGE_ROOT', () => {
  it('is by default the folder of the program', () => {
    expect(rootFolder()).toBe(REPOSITORY);
  });

  it('may be relative to where the person is', () => {
    linkSources(folder);
    process.env['LANDBRIDGE_ROOT'] = relative(process.cwd(), folder);

    expect(rootFolder()).toBe(folder);
  });

  it('is refused where it is no folder', () => {
    process.env['LANDBRIDGE_ROOT'] = join(folder, 'nowhere');

    expect(rootFolder).toThrow(UsageError);
    expect(rootFolder).toThrow('which is no folder');
  });

  it('is refused where it lacks what environments are bundled with', () => {
    process.env['LANDBRIDGE_ROOT'] = folder;

    expect(rootFolder).toThrow('which lacks bin, config');
  });
});
