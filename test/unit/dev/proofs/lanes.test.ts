import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runInLanes, type Piece } from '../../../../dev/proofs/lanes';

/** Pieces of `<group>/<name>` that tell how many of them, and which groups, ran at once. */
function recorded(names: readonly string[]) {
  const running = new Set<string>();
  const seen: string[] = [];
  const pieces = names.map((name): Piece => {
    const group = name.split('/')[0] ?? '';
    const run = async (): Promise<void> => {
      running.add(name);
      seen.push([...running].join(' + '));
      await sleep(5);
      running.delete(name);
    };
    return { name, group, run };
  });
  return { pieces, seen };
}

describe('pieces of work in lanes', () => {
  test('given pieces of one group, then they never run side by side', async () => {
    const { pieces, seen } = recorded(['aws/a', 'aws/b', 'onprem/c', 'onprem/d']);

    await runInLanes(pieces, 2);

    expect(seen.filter((at) => at.includes('aws/a') && at.includes('aws/b'))).toEqual([]);
    expect(seen).toContain('aws/a + onprem/c');
    expect(seen).toHaveLength(4);
  });

  test('given more groups than lanes, then no more run at once than there are lanes', async () => {
    const { pieces, seen } = recorded(['a/1', 'b/1', 'c/1', 'd/1']);

    await runInLanes(pieces, 2);

    expect(Math.max(...seen.map((at) => at.split(' + ').length))).toBe(2);
  });

  test('given a piece fails, then the others still run, and the failure is told', async () => {
    const { pieces, seen } = recorded(['a/1', 'b/1']);
    const failing: Piece = { name: 'bad', group: 'bad', run: () => Promise.reject(new Error('broken')) };

    await expect(runInLanes([failing, ...pieces], 1)).rejects.toThrow('broken');
    expect(seen).toEqual(['a/1', 'b/1']);
  });
});
