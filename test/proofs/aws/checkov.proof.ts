import { after, test } from 'node:test';
import { deepEqual, equal, fail, ok } from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../machine/cache-folder';
import { endAll } from '../../../machine/processes';
import { virtualEnvironment } from '../../../machine/python-venv';
import { synthesizedEnvironments } from '../support/synthesized-environments';
import { breakStacks, BREAKAGES } from './checkov-breakages';
import { CHECKOV_EXCEPTIONS } from './checkov-exceptions';
import { checkov, type Finding } from './checkov';

after(endAll);

const typeOf = ({ address }: Finding): string => address.split('.')[0] ?? '';
const entry = (finding: Finding): string => `${finding.id} ${typeOf(finding)}`;
const written = new Set(CHECKOV_EXCEPTIONS.flatMap(({ id, types }) => types.map((type) => `${id} ${type}`)));

void test('checkov over the synthesized JSON', async (proof) => {
  const python = await virtualEnvironment('checkov', { log: (line) => console.log(line) });
  const environments = await synthesizedEnvironments('checkov');
  const used = new Set<string>();

  for (const { name, workspace } of environments) {
    await proof.test(`${name}: every failed check is one that is written down`, async () => {
      const { passed, failed, seen, unread } = await checkov(python, join(workspace.outdir, 'stacks'));
      failed.forEach((finding) => used.add(entry(finding)));
      deepEqual(unread, [], 'checkov could not read these files');
      for (const stack of workspace.stacks)
        ok(
          [...seen].some((one) => one.startsWith(`${stack}/`)),
          `nothing seen of ${stack}`,
        );
      const surprises = failed.filter((finding) => !written.has(entry(finding)));
      if (surprises.length > 0) {
        const told = surprises.map((one) => `${one.id} ${one.stack}/${one.address}: ${one.name}`);
        fail(`mend them, or write them with a reason into checkov-exceptions.ts:\n${told.join('\n')}`);
      }
      const { addresses } = workspace;
      console.log(
        `${name}: ${passed} checks passed, ${failed.length} did not and have their reason; they look at ` +
          `${addresses.filter((address) => seen.has(address)).length} of ${addresses.length} resources`,
      );
    });
  }

  await proof.test('no written exception has become needless', () => {
    deepEqual(
      [...written].filter((one) => !used.has(one)),
      [],
      'take them from checkov-exceptions.ts',
    );
  });

  await proof.test('what is broken on purpose is found', async (breakage) => {
    const [hybrid] = environments.filter(({ name }) => name === 'hybrid');
    if (!hybrid) throw new Error('environments/hybrid.ts is gone');
    const stacks = cacheFolder('proofs', 'checkov', 'broken');
    rmSync(stacks, { recursive: true });
    cpSync(join(hybrid.workspace.outdir, 'stacks'), stacks, { recursive: true });
    breakStacks(stacks);
    const { failed } = await checkov(python, stacks);
    for (const { what, id, stack, address } of BREAKAGES) {
      await breakage.test(`${what} (${id})`, () => {
        equal(failed.filter((one) => one.id === id && one.stack === stack && one.address === address).length, 1);
      });
    }
  });
});
