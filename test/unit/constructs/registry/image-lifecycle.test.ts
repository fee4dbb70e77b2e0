import { describe, expect, it } from 'vitest';
import { imageLifecycle } from '../../../../constructs/registry/image-lifecycle';

const selections = imageLifecycle(7).rules.map(({ selection }) => selection);

describe('the life of an image', () => {
  it('ends 14 days after its push where no tag names it', () => {
    expect(selections).toContainEqual({
      tagStatus: 'untagged',
      countType: 'sinceImagePushed',
      countUnit: 'days',
      countNumber: 14,
    });
  });

  it('never ends by age where a tag names it, only once so many newer ones are there', () => {
    expect(selections.filter(({ tagStatus }) => tagStatus === 'tagged')).toEqual([
      { tagStatus: 'tagged', tagPatternList: ['*'], countType: 'imageCountMoreThan', countNumber: 7 },
    ]);
  });
});
