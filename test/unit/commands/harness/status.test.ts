import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STATUS, tell } from '../../../../commands/harness/status';
import { BrokenOff } from '../../../../commands/harness/terminal';

let said: string[] = [];

beforeEach(() => {
  said = [];
  vi.spyOn(console, 'error').mockImplementation((text: unknown) => void said.push(String(text)));
});
afterEach(() => void vi.restoreAllMocks());

/** An error as Node reports what the operating system refused. */
const refusal = (code: string, path?: string): Error => Object.assign(new Error(code), { code, path });

describe('the end of a command', () => {
  it('by Ctrl-C or Ctrl-D has 130 and no stack trace', () => {
    expect(tell(new BrokenOff())).toBe(STATUS.brokenOff);
    expect(said).toEqual(['\nNothing was written.']);
  });

  it.each([
    ['EACCES', '/nowhere/rendered', 'cannot write /nowhere/rendered: permission denied'],
    ['EROFS', '/nowhere/rendered', 'cannot write /nowhere/rendered: the file system is read-only'],
    ['ENOSPC', undefined, 'cannot write a file: no space is left on the disk'],
  ])('by %s has 3 and names the file', (code, path, words) => {
    expect(tell(refusal(code, path))).toBe(STATUS.outOfReach);
    expect(said.join('\n')).toContain(words);
  });

  it('by another error is a fault of ours', () => {
    expect(tell(refusal('ENOENT', '/nowhere/file'))).toBe(STATUS.ours);
  });
});
