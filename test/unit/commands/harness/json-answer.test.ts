import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answeredInJson } from '../../../../commands/harness/json-answer';
import { error } from '../../../../config/load/fault';
import { RefusedError } from '../../../../synthesis/refused-error';

let out: string[] = [];
let err: string[] = [];

beforeEach(() => {
  [out, err] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((text: unknown) => void out.push(String(text)));
  vi.spyOn(console, 'error').mockImplementation((text: unknown) => void err.push(String(text)));
});
afterEach(() => void vi.restoreAllMocks());

describe('an answer in JSON', () => {
  it('is alone on stdout, whatever an environment file prints', async () => {
    await answeredInJson(() => {
      console.log('from the file');
      console.info('and more');
      return Promise.resolve({ json: { stacks: 2 } });
    });
    console.log('later');

    expect(out).toEqual(['{"stacks":2}', 'later']);
    expect(err).toEqual(['from the file', 'and more']);
  });

  it('shows values that JSON does not know', async () => {
    const value = { count: 10n, make: () => 1, mark: Symbol('it') };

    await answeredInJson(() => Promise.resolve({ json: { faults: [{ value }] } }));

    expect(JSON.parse(out.join(''))).toEqual({
      faults: [{ value: { count: '10n', make: '[function]', mark: 'Symbol(it)' } }],
    });
  });

  it('of a refused command has its faults', async () => {
    const fault = { file: 'environments/acme.ts', ...error(['name'], 3, 'a name is a text', 'write one') };
    const refused = new RefusedError(['told'], '1 error', [fault]);

    await expect(answeredInJson(() => Promise.reject(refused))).rejects.toBe(refused);

    expect(JSON.parse(out.join(''))).toEqual({ faults: [fault] });
  });

  it('of a refused tree has its texts as rules', async () => {
    const refused = new RefusedError(['acme-network: two files have one path']);

    await expect(answeredInJson(() => Promise.reject(refused))).rejects.toBe(refused);

    expect(JSON.parse(out.join(''))).toEqual({
      faults: [{ rule: 'acme-network: two files have one path', severity: 'error' }],
    });
  });
});
