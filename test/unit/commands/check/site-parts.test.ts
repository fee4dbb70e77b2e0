import { describe, expect, it } from 'vitest';
import { siteParts } from '../../../../commands/check/site-parts';
import type { hybrid } from '../../../support/drafts';
import { parsed } from '../../../support/drafts';
import { SMALL_SITES } from '../../../support/small-sites';

const partsOf = (draft: ReturnType<typeof hybrid>) =>
  siteParts(parsed(draft)).map(({ part, gets, why }) => [part, gets, why]);

describe('what a site gets', () => {
  it('is everything for three hosts that do both', () => {
    expect(partsOf(SMALL_SITES['three hosts that do both']()).filter(([, gets]) => gets !== true)).toEqual([]);
  });

  it('has a reason for each part that it does not get', () => {
    expect(partsOf(SMALL_SITES['two workers with GPUs']())).toEqual([
      ['an API that outlives a host', false, 'one host; three would outlive a loss'],
      ['files and buckets', false, 'dataDisks are on 0 workers; it needs them on 3'],
      ['the queue', false, 'it needs buckets'],
      ['the pipeline', false, 'it needs the queue'],
      ['operators twice', true, '2 hosts for any pod'],
      ['Argo CD twice', false, '2 hosts for any pod; its Redis needs 3'],
    ]);
  });

  it('names the one host that takes any pod', () => {
    expect(partsOf(SMALL_SITES['one worker without GPUs']())).toContainEqual([
      'operators twice',
      false,
      'any pod goes to cpu1 alone; the other workers are kept free for GPU work',
    ]);
  });
});
