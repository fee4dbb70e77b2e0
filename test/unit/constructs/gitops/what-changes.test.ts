import { describe, expect, it } from 'vitest';
import { hybrid, poolOf, siteOf, type Draft } from '../../../support/drafts';
import type { Synthesized } from '../../../support/stack-json';
import { synthesized } from '../../../support/synthesized';
import { synthesizedWith } from '../../../support/synthesized-with';

type Texts = Synthesized['rendered'];

const onlyGitops = (rendered: Texts): Texts =>
  Object.fromEntries(
    Object.entries(rendered).filter(([path]) => path.startsWith('hybrid/gitops/') && path.endsWith('.yaml')),
  );

/** Lines of a file, with how often each is there. */
const counts = (text: string): Map<string, number> =>
  text.split('\n').reduce((all, line) => all.set(line, (all.get(line) ?? 0) + 1), new Map<string, number>());

/** Lines that are new or gone, without the header, which names the file of the environment. */
function changed(before: Texts, after: Texts): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].sort().flatMap((path) => {
    const [old, now] = [counts(before[path] ?? ''), counts(after[path] ?? '')];
    const lines = [...new Set([...old.keys(), ...now.keys()])].filter((line) => old.get(line) !== now.get(line));
    return lines
      .filter((line) => !line.startsWith('# Made by'))
      .map((line) => `${path.split('/gitops/')[1] ?? ''}: ${line.trim()}`);
  });
}

/** What a reviewer sees of a change to `hybrid`. */
const diff = (change: (draft: Draft) => void): string[] =>
  changed(onlyGitops(synthesized().rendered), onlyGitops(synthesizedWith(hybrid(), change).rendered));

describe('a reviewer sees', () => {
  it('of a cordoned site that nothing new starts there, and nothing else', () => {
    expect(diff((draft) => (siteOf(draft).mode = 'cordoned'))).toEqual([
      'seoul/kueue/clusterqueue-pipeline.yaml: stopPolicy: None',
      'seoul/kueue/clusterqueue-pipeline.yaml: stopPolicy: Hold',
    ]);
  });

  it('of a larger pool the queue’s quota', () => {
    expect(diff((draft) => (poolOf(draft).maxGpus = 12))).toEqual([
      'cloud/kueue/clusterqueue-pipeline.yaml: nominalQuota: 8',
      'cloud/kueue/clusterqueue-pipeline.yaml: nominalQuota: 12',
    ]);
  });
});
