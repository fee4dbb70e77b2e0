import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, BrokenOff, terminalWidth } from '../../../../commands/harness/terminal';

/** A question at a terminal at which a person presses these keys. */
function asked(keys: string): Promise<string> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const answer = ask('Name?', 'acme', { input, output });
  input.write(keys);
  return answer;
}

describe('a question', () => {
  it.each([
    ['seoul\r', 'seoul'],
    ['\r', 'acme'],
  ])('is answered by %j', async (keys, answer) => {
    await expect(asked(keys)).resolves.toBe(answer);
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('is broken off by %s', async (_key, keys) => {
    await expect(asked(keys)).rejects.toBeInstanceOf(BrokenOff);
  });

  it('is broken off where stdin is closed', async () => {
    const input = new PassThrough();
    const answer = ask('Name?', '', { input, output: new PassThrough() });

    input.end();

    await expect(answer).rejects.toBeInstanceOf(BrokenOff);
  });
});

describe('the width of a terminal', () => {
  const before = process.env['COLUMNS'];
  afterEach(() => {
    if (before === undefined) delete process.env['COLUMNS'];
    else process.env['COLUMNS'] = before;
  });

  it.each([
    ['120', 120],
    ['-5', process.stdout.columns || 80],
    ['wide', process.stdout.columns || 80],
  ])('by COLUMNS=%s is %d', (columns, width) => {
    process.env['COLUMNS'] = columns;

    expect(terminalWidth()).toBe(width);
  });
});
