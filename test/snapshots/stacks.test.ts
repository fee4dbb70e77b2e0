import { readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from '@jest/globals';
import { expectFile, snapshotMode } from '../support/file-snapshot';
import { readable } from '../support/readable';
import { environmentOf, resources } from '../support/stack-json';
import { synthesized } from '../support/synthesized';

/** The environment of which reviewers read everything; of the others they read the addresses. */
const WHOLE = 'hybrid';

const stacks = Object.entries(synthesized().stacks);
const whole = stacks.filter(([, stack]) => environmentOf(stack) === WHOLE);
const others = [...new Set(stacks.map(([, stack]) => environmentOf(stack)))].filter((name) => name !== WHOLE);

const fileOf = (name: string): string => join(__dirname, name);
const wholeFile = (id: string): string => fileOf(join(WHOLE, `${id}.yaml`));
const addressFile = (environment: string): string => fileOf(`${environment}.addresses.txt`);

it.each(whole)('%s is as reviewed', (id, stack) => {
  expectFile(wholeFile(id), readable(stack));
});

it.each(others)('%s has the reviewed addresses: one that goes away is a resource destroyed', (environment) => {
  const own = Object.fromEntries(stacks.filter(([, stack]) => environmentOf(stack) === environment));
  const addresses = resources({ stacks: own }).map(({ stack, address }) => `${stack} ${address}`);

  expectFile(addressFile(environment), `${addresses.join('\n')}\n`);
});

it('no snapshot is left of a stack or an environment that went away', () => {
  const known = [...whole.map(([id]) => wholeFile(id)), ...others.map(addressFile), __filename];
  const orphans = readdirSync(__dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !known.includes(path));
  if (snapshotMode() === 'all') for (const orphan of orphans) rmSync(orphan);
  else expect(orphans.map((path) => relative(__dirname, path))).toEqual([]);
});
