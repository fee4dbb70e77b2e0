import { after, before, describe, it } from 'node:test';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { chooseEnvironment } from '../../../commands/demo/demo-environment';
import { runDemo, type DemoResult } from '../../../commands/demo/run-demo';
import { repositoryRoot } from '../../../machine/cache-folder';
import { endAll } from '../../../machine/processes';

void describe('npm run demo', () => {
  let result: DemoResult;

  before(async () => {
    result = await runDemo({
      environment: await chooseEnvironment(repositoryRoot, undefined),
      log: (text) => console.log(text),
    });
  });
  after(endAll);

  void it('deploys, plans again, destroys and leaves nothing that it cannot explain', () =>
    deepEqual(result.problems, []));

  void it('makes every resource that the stacks declare', () => {
    ok(result.stacks.length >= 6);
    for (const { stack, resources, declared } of result.stacks) equal(resources, declared, stack);
  });
});
