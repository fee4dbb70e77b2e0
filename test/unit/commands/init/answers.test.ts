import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { init } from '../../../../commands/init';
import { account, askUntil, halves, name, region, repository } from '../../../../commands/init/answers';

describe('init', () => {
  it('refuses a value behind --cloud, which would not mean what it says', async () => {
    const given = { name: 'acme', cloud: false, env: [], rest: [] } as never;

    await expect(init.run(given, { root: '/nowhere' } as never)).rejects.toThrow('--cloud takes no value');
  });
});

describe('an answer to init', () => {
  it.each([
    [name, 'acme', 'Acme'],
    [halves, 'site', 'rack'],
    [region, 'us-east-1', 'seoul'],
    [account, '123456789012', '12'],
    [repository, 'git@github.com:acme/platform.git', 'acme'],
  ])('is judged by %p', (judge, right, wrong) => {
    expect(judge(right)).toBeUndefined();
    expect(judge(wrong)).toMatch(/ is no/);
  });

  it('is asked for again until it is right', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const keys = ['12\n', '123456789012\n'];
    let shown = '';
    output.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      if (chunk.toString().includes('Account?')) input.write(keys.shift() ?? '');
    });

    const answer = await askUntil('Account?', '', account, { input, output });

    expect(answer).toBe('123456789012');
    expect(shown).toContain("'12' is no AWS account");
  });
});
