import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { error, warning, type Fault } from '../../../config/load/fault';
import { countFaults, describeFaults } from '../../../synthesis/describe-fault';

const FILE = 'environments/draft.ts';
const SOURCE = `import { defineEnvironment } from '../config/define-environment';

const network = { vpcCidr: '10.0.0.0/16', zones: ['a', 'bb'] };
const sites = {};

export default defineEnvironment({
  name: 'draft',
  cloud: {
    network,
    'serviceCidr': '172.20.0.0/16',
    api: { publicFrom: ['0.0.0.0/0'] } as const,
    ...Object.fromEntries([['computed', 1]]),
  },
  sites,
});
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'landbridge-'));
  mkdirSync(join(root, 'environments'));
  writeFileSync(join(root, FILE), SOURCE);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const fault = (path: Fault['path'], value: unknown = 1): Fault => ({
  file: FILE,
  ...error(path, value, 'rule', 'fix'),
});

describe('describeFaults', () => {
  it('tells file, line, column, severity, path, value, rule and fix', async () => {
    const wrong: Fault = { file: FILE, ...warning(['name'], 'draft', 'the rule', 'the fix') };

    expect(await describeFaults([wrong], root)).toEqual([
      [`${FILE}:7:3 warning: name`, "  value  'draft'", '  rule   the rule', '  fix    the fix'].join('\n'),
    ]);
  });

  it.each<[what: string, path: Fault['path'], position: string]>([
    ['a key in quotes', ['cloud', 'serviceCidr'], '10:5'],
    ['an entry of a list, behind a cast', ['cloud', 'api', 'publicFrom', 0], '11:25'],
    ['a key of a constant', ['cloud', 'network', 'zones', 1], '3:56'],
    ['a missing key: the object that lacks it', ['cloud', 'account'], '8:10'],
    ['a computed key: the object that has it', ['cloud', 'computed'], '8:10'],
    ['a place in a constant that lacks it', ['sites', 'seoul', 'vpn'], '4:15'],
    ['the whole environment', [], '6:16'],
  ])('finds %s', async (_what, path, position) => {
    expect((await describeFaults([fault(path)], root))[0]).toMatch(new RegExp(`^${FILE}:${position} error: `));
  });

  it('tells a missing value as missing, and a large one by its outside', async () => {
    const wrong: Fault[] = [{ ...fault(['a']), value: undefined }, fault(['a'], { b: { c: {} } })];
    const [missing, large] = await describeFaults(wrong, root);

    expect(missing).toContain('value  (missing)');
    expect(large).toContain('value  { b: [Object] }');
  });

  it('breaks long rules between words, below their beginning', async () => {
    const [told = ''] = await describeFaults([{ ...fault(['name']), rule: 'word '.repeat(60).trim() }], root);

    expect(Math.max(...told.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(110);
    expect(told).toMatch(/\n {2}rule {3}word.*\n {9}word/);
  });

  it('names just the file where there is none', async () => {
    expect((await describeFaults([{ ...fault(['name']), file: 'environments/gone.ts' }], root))[0]).toMatch(
      /^environments\/gone\.ts error: name/,
    );
  });
});

describe('countFaults', () => {
  it('counts errors, warnings and files', () => {
    const said: Fault = { file: 'environments/other.ts', ...warning([], 1, 'rule', 'fix') };

    expect(countFaults([fault(['a']), fault(['b']), said])).toBe('2 errors and 1 warning in 2 files');
    expect(countFaults([fault(['a'])])).toBe('1 error in 1 file');
  });
});
