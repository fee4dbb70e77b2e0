import { describe, expect, it } from 'vitest';
import { App, TerraformStack } from 'cdktf';
import { factsOf, report } from '../../../../commands/check/report';
import { stackFacts, stackRows } from '../../../../commands/check/stacks';
import { composedHere } from '../../../support/composed-here';
import { environments } from '../../../support/environments';

const composed = environments().map((loaded) => ({ loaded, ...composedHere(loaded) }));

describe('stackRows', () => {
  it('has each stack after those that it depends on, however they are listed', () => {
    const app = new App({ skipValidation: true });
    const [first, second] = [new TerraformStack(app, 'first'), new TerraformStack(app, 'second')];
    first.addDependency(second);
    expect(stackRows(stackFacts([first, second]))).toEqual([
      ['second', '0', '–'],
      ['first', '0', 'second'],
    ]);
  });
});

describe('report', () => {
  it.each(composed.map((one) => [one.loaded.environment.name, one] as const))('of %s fits 80 columns', (_, one) => {
    const wide = report(one, [])
      .split('\n')
      .filter((line) => line.length > 80);
    expect(wide).toEqual([]);
  });

  it('ends with the warnings', () => {
    const [one] = composed;
    if (!one) throw new Error('no environment');
    expect(report(one, ['mind the gap'])).toMatch(/mind the gap$/);
  });

  it('has apps as the tree has them: wave, version, and where they run', () => {
    const hybrid = composed.find(({ loaded }) => loaded.environment.name === 'hybrid');
    if (!hybrid) throw new Error('no hybrid');
    const { apps } = factsOf(hybrid);

    expect(apps.find(({ app }) => app === 'kueue')).toEqual({
      wave: -20,
      app: 'kueue',
      version: '0.19.2',
      clusters: ['cloud', 'seoul'],
    });
    expect(apps.find(({ app }) => app === 'back-end')?.version).toBe(hybrid.loaded.environment.release.tag);
  });
});
