import { describe, expect, it } from 'vitest';
import { partsOfEnvironment } from '../../../../config/cost/parts-of-environment';
import { partsInStacks } from '../../../../synthesis/parts-in-stacks';
import { cloudOf, cloudOnly, hybrid, onpremOnly, parsed, twoSites, type Draft } from '../../../support/drafts';
import { synthesized } from '../../../support/synthesized';
import { synthesizedWith } from '../../../support/synthesized-with';

/** With everything on that costs by the hour. */
function lavish(): Draft {
  const draft = { ...twoSites(), terraformState: 'local' as const };
  const cloud = cloudOf(draft);
  Object.assign(cloud.system, { os: 'al2023', count: 3 });
  Object.assign(cloud.network, {
    nat: 'per-zone',
    interfaceEndpoints: ['sts', 'ecr.api'],
    resolverEndpoint: 'inbound',
  });
  return draft;
}

describe('partsOfEnvironment', () => {
  it.each([
    ['hybrid', hybrid(), synthesized],
    ['cloud-only', cloudOnly(), synthesized],
    ['an environment with everything on', lavish(), () => synthesizedWith(lavish())],
  ])('counts for %s what Terraform gets', (_, draft, made) => {
    const stacks = Object.entries(made().stacks).filter(([id]) => id.startsWith(`${draft.name}-`));

    const { vpcs, unread, ...parts } = partsInStacks(stacks.map(([, stack]) => stack));

    expect(partsOfEnvironment(parsed(draft))).toEqual(parts);
    expect([vpcs, unread]).toEqual([1, []]);
  });

  it('has nothing without a cloud half', () => {
    expect(partsOfEnvironment(parsed(onpremOnly()))).toBeUndefined();
  });
});
