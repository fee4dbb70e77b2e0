import { App, DefaultTokenResolver, Fn, Lazy, StringConcat, TerraformStack, Token, Tokenization } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { withQuickResolve } from '../../../stacks/quick-resolve';
import { stacksOf } from '../../../synthesis/stack-json';
import { composedHere } from '../../support/composed-here';
import { environments } from '../../support/environments';

describe('the stacks of every environment', () => {
  it.each(environments().map((loaded) => [loaded.environment.name, loaded] as const))(
    'of %s: have the JSON that cdktf alone makes',
    (_, loaded) => {
      const stacks = stacksOf(composedHere(loaded).app);

      const texts = stacks.map((stack) => JSON.stringify(stack.toTerraform()));

      const cdktf = TerraformStack.prototype;
      expect(texts).toEqual(stacks.map((stack) => JSON.stringify(cdktf.toTerraform.call(stack))));
    },
  );
});

describe('what is resolved quickly', () => {
  const stack = new TerraformStack(new App(), 'stack');
  const options = { scope: stack, resolver: new DefaultTokenResolver(new StringConcat()) };
  /** What comes of a value, or what cdktf says of it. */
  const told = (value: unknown): unknown => {
    try {
      return { resolved: Tokenization.resolve(value, options) as unknown };
    } catch (reason) {
      return { message: (reason as Error).message };
    }
  };
  const text = Token.asString('${aws_vpc.vpc.id}');
  const number = Token.asNumber('${aws_vpc.vpc.size}');
  const cyclic: Record<string, unknown> = {};
  cyclic['below'] = cyclic;

  it.each([
    ['a text, a number, a switch and nothing', { a: 'text', b: 3, c: true, d: null, e: undefined, f: -1 }],
    ['a text that looks like a number', ['1e5', 'a-e-b', '3e+2']],
    ['a list with holes', [1, undefined, [], {}, [undefined]]],
    ['a date', { at: new Date(0) }],
    ['references, alone and within a text', [text, `arn:${text}`, '${aws_vpc.other.id}']],
    ['a number that stands for a reference, alone and within a text', [{ number }, `${number} of them`]],
    ['a list that is a reference', { list: Token.asList('${aws_vpc.vpc.ids}') }],
    ['a list of numbers that is a reference', { list: Token.asNumberList('${aws_vpc.vpc.sizes}') }],
    ['a map that is a reference', { map: Token.asStringMap('${aws_vpc.vpc.tags}') }],
    ['a key that is a reference', { [text]: 'value' }],
    ['a value that is known late', { a: { b: [Lazy.anyValue({ produce: () => ({ c: text, d: undefined }) })] } }],
    ['a function of Terraform', { json: Fn.jsonencode({ vpc: text, literal: '${x}' }) }],
    ['a function of JavaScript, which is a mistake', { a: { b: () => 1 } }],
    ['a construct, which is a mistake', { a: { b: stack } }],
    ['a list reference with another entry, which is a mistake', { a: [...Token.asList('${x}'), 'more'] }],
    ['a circle, which is a mistake', cyclic],
  ])('%s: comes to the same as with cdktf alone', (_, value) => {
    const alone = told(value);

    expect(withQuickResolve(() => told(value))).toEqual(alone);
  });

  it('is over after the work, also after an error', () => {
    const { resolve } = Tokenization;

    expect(() =>
      withQuickResolve(() => {
        throw new Error('of the work');
      }),
    ).toThrow('of the work');

    expect(Tokenization.resolve).toBe(resolve);
  });
});
