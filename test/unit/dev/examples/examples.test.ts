import { describe, expect, it } from 'vitest';
import { markdownExamples, sourceExamples } from '../../../../dev/examples/extract';
import { typecheckExamples } from '../../../../dev/examples/typecheck';
import { REPOSITORY } from '../../../support/bundle';

describe('examples in Markdown', () => {
  it('are the blocks fenced as ts, each with its line', () => {
    const text = [
      '# A',
      '```ts',
      'const a = 1;',
      '```',
      '```sh',
      'ls',
      '```',
      '- b',
      '  ```ts',
      '  const b = 2;',
      '  ```',
    ];

    expect(markdownExamples('README.md', text.join('\n'))).toEqual([
      { file: 'README.md', line: 3, text: 'const a = 1;\n' },
      { file: 'README.md', line: 10, text: 'const b = 2;\n' },
    ]);
  });
});

describe('examples in doc comments', () => {
  const source = (...lines: readonly string[]): string =>
    [
      '/**',
      ' * Adds.',
      ' *',
      ...lines.map((line) => ` * ${line}`),
      ' * @param a a number',
      ' */',
      'export const add = (a: number) => a;',
    ].join('\n');

  it('keep their indentation and lines, and import what they document', () => {
    const [example] = sourceExamples('config/add.ts', source('@example', 'add(', '  1,', ');'));

    expect(example?.line).toBe(4);
    expect(example?.text.split('\n').slice(0, 4)).toEqual([`import { add } from './add'; `, 'add(', '  1,', ');']);
  });

  it('may be fenced, and bring their own imports', () => {
    const [example] = sourceExamples(
      'config/add.ts',
      source('@example', '```ts', "import { add } from './add';", 'add(1);', '```'),
    );

    expect(example?.text.trim()).toBe("import { add } from './add';\nadd(1);");
  });
});

describe('the type check of examples', () => {
  it('tells file and line of what is wrong, and passes over what is right', () => {
    const wrong = typecheckExamples(
      [
        { file: 'README.md', line: 10, text: "\nconst port: number = '443';" },
        { file: 'docs/a.md', line: 1, text: 'const port: number = 443;' },
        { file: 'docs/b.md', line: 1, text: 'const port = ;' },
      ],
      REPOSITORY,
      { types: [], lib: ['lib.es5.d.ts'] },
    );

    expect(wrong).toEqual([
      "README.md:11: Type 'string' is not assignable to type 'number'.",
      'docs/b.md:1: Expression expected.',
    ]);
  });
});
