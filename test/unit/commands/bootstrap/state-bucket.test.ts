import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bootstrapState } from '../../../../commands/bootstrap/state-bucket';

/** Terraform's words for a bucket that is not there, framed and broken as it prints them. */
const NO_BUCKET = `╷
│ Error: Failed to get existing workspaces: S3 bucket "rack-terraform-state" does
│ not exist.
╵`;

describe('bootstrapState', () => {
  let root = '';
  let stackFolder = '';
  /** Arguments of each call, and whether the state was kept beside the stack meanwhile. */
  let calls: string[];
  let bucketThere = false;
  let fails: ((call: string) => string | undefined) | undefined;

  const LOCAL = join('..', '..', 'state', 'rack-state.tfstate');
  const local = (): string => join(stackFolder, LOCAL);
  const overrides = (): string[] => readdirSync(stackFolder).filter((name) => name.endsWith('_override.tf.json'));

  const terraform = (...args: string[]): Promise<void> => {
    const call = `${args.join(' ')}${overrides().length > 0 ? ' (local)' : ''}`;
    calls.push(call);
    const failure =
      fails?.(call) ?? (call === 'init -input=false -reconfigure' && !bucketThere ? NO_BUCKET : undefined);
    if (failure !== undefined) return Promise.reject(new Error(failure));
    if (call.startsWith('apply')) {
      writeFileSync(local(), '{}');
      bucketThere = true;
    }
    return Promise.resolve();
  };
  const bootstrap = (): Promise<void> =>
    bootstrapState({ stackFolder, localState: LOCAL, terraform, log: () => undefined });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'landbridge-'));
    stackFolder = join(root, 'stacks', 'rack-state');
    mkdirSync(stackFolder, { recursive: true });
    mkdirSync(join(root, 'state'));
    calls = [];
    bucketThere = false;
    fails = undefined;
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('applies an empty account with a local state, and then moves it', async () => {
    await bootstrap();

    expect(calls).toEqual([
      'init -input=false -reconfigure',
      'init -input=false -reconfigure (local)',
      'apply (local)',
      'init -input=false -migrate-state -force-copy',
    ]);
  });

  it('leaves nothing beside the stack and no local state', async () => {
    await bootstrap();

    expect({ overrides: overrides(), local: existsSync(local()) }).toEqual({ overrides: [], local: false });
  });

  it('does nothing more where the bucket is there', async () => {
    bucketThere = true;

    await bootstrap();

    expect(calls).toEqual(['init -input=false -reconfigure']);
  });

  it('applies nothing when it cannot know whether the bucket is there', async () => {
    fails = () => 'Error: no valid credential sources found';

    await expect(bootstrap()).rejects.toThrow('no valid credential sources');

    expect(calls).toHaveLength(1);
  });

  it('keeps the state of a broken apply, and its run after that goes on from there', async () => {
    writeFileSync(local(), '{}');
    fails = (call) => (call.startsWith('apply') ? 'Error: throttled' : undefined);
    await expect(bootstrap()).rejects.toThrow('throttled');
    const kept = existsSync(local());
    fails = undefined;

    await bootstrap();

    expect({ kept, last: calls.at(-1) }).toEqual({ kept: true, last: 'init -input=false -migrate-state -force-copy' });
  });

  it('is not misled by the override that a killed run left', async () => {
    writeFileSync(join(stackFolder, 'zz_local_state_override.tf.json'), '{}');

    await bootstrap();

    expect(calls[0]).toBe('init -input=false -reconfigure');
  });
});
