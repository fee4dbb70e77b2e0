import { expect, it } from 'vitest';
import type { Block, JsonObject, StackJson, Synthesized } from '../stack-json';

/** What a check looks at: stacks alone, so that a bad sample is quick to write. */
export type World = Pick<Synthesized, 'stacks'>;

/** Finds what should not be, each as `<stack> <address>: <what is wrong>`; empty where all is well. */
export type Check = (world: World) => string[];

export const offender = ({ stack, address }: Pick<Block, 'stack' | 'address'>, what: string): string =>
  `${stack} ${address}: ${what}`;

/**
 * A stack with these resources, to show a check something bad.
 *
 * @param bodies resources by address, such as `aws_s3_bucket.open`
 */
export function worldOf(bodies: Readonly<Record<string, JsonObject>>, rest: Partial<StackJson> = {}): World {
  const resource: Record<string, Record<string, JsonObject>> = {};
  for (const [address, body] of Object.entries(bodies)) {
    const [type = '', name = ''] = address.split('.');
    (resource[type] ??= {})[name] = body;
  }
  return { stacks: { 'bad-stack': { terraform: {}, data: {}, resource, ...rest } } };
}

/** One test for each bad sample: the check must find exactly this wrong with it. */
export function refuses(check: Check, samples: Readonly<Record<string, readonly [World, readonly string[]]>>): void {
  for (const [name, [world, expected]] of Object.entries(samples)) {
    it(`refuses ${name}`, () => {
      expect(check(world)).toEqual(expected.map((what) => expect.stringContaining(what) as unknown));
    });
  }
}

/** Offenders that are right as they are. */
export interface Exception {
  readonly offender: RegExp;
  readonly reason: string;
}

/**
 * One test over the real stacks.
 *
 * @param exceptions one that excuses nothing fails, since it is needed no longer
 */
export function holds(check: Check, world: () => World, exceptions: readonly Exception[] = []): void {
  it('holds in every stack of every environment', () => {
    const offenders = check(world());

    expect(offenders.filter((each) => !exceptions.some((exception) => exception.offender.test(each)))).toEqual([]);
    expect(exceptions.filter((exception) => !offenders.some((each) => exception.offender.test(each)))).toEqual([]);
  });
}
