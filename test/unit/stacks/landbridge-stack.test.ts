import { describe, expect, it } from 'vitest';
import { LandbridgeStack } from '../../../stacks/landbridge-stack';
import { stacksOf } from '../../../synthesis/stack-json';
import { withoutTokenTraces } from '../../../synthesis/without-token-traces';
import { composedHere } from '../../support/composed-here';
import { environments } from '../../support/environments';

describe('the stacks of every environment', () => {
  it.each(environments().map((loaded) => [loaded.environment.name, loaded] as const))(
    'of %s: look up nothing in each other, so that cdktf need not search for it',
    (_, loaded) => {
      const { app } = composedHere(loaded);
      const stacks = stacksOf(app).filter((stack) => stack instanceof LandbridgeStack);
      const children = (): string[] => stacks.flatMap((stack) => stack.node.findAll().map(({ node }) => node.path));
      const before = children();

      stacks.forEach((stack) => {
        stack.expectLookUps();
        withoutTokenTraces(() => stack.prepareStack());
      });

      // For a look-up cdktf adds an output to one stack and a remote state to the other.
      expect(children()).toEqual(before);
    },
  );
});
