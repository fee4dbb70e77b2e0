import { describe, expect, it } from '@jest/globals';
import { App, TerraformStack } from 'cdktf';
import { compose } from '../../../../compose';
import { report } from '../../../../commands/check/report';
import { stackRows } from '../../../../commands/check/stacks';
import { environments } from '../../../support/environments';

const stacksOf = (loaded: ReturnType<typeof environments>[number]): TerraformStack[] => {
  const app = new App({ skipValidation: true });
  compose(app, loaded);
  return app.node.children.filter((child) => TerraformStack.isStack(child));
};

describe('stackRows', () => {
  it('has each stack after those that it depends on, however they are listed', () => {
    const app = new App({ skipValidation: true });
    const [first, second] = [new TerraformStack(app, 'first'), new TerraformStack(app, 'second')];
    first.addDependency(second);
    expect(stackRows([first, second])).toEqual([
      ['second', '0', '–'],
      ['first', '0', 'second'],
    ]);
  });
});

describe('report', () => {
  it.each(environments().map((loaded) => [loaded.environment.name, loaded] as const))(
    'of %s is at most 100 columns wide',
    (_, loaded) => {
      const wide = report(loaded, stacksOf(loaded), [])
        .split('\n')
        .filter((line) => line.length > 100);
      expect(wide).toEqual([]);
    },
  );

  it('ends with the warnings', () => {
    const [loaded] = environments();
    if (!loaded) throw new Error('no environment');
    expect(report(loaded, [], ['mind the gap'])).toMatch(/mind the gap$/);
  });
});
