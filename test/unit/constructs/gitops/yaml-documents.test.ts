import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { yamlDocuments, type DataObject } from '../../../../constructs/gitops/yaml-documents';

const read = (text: string, version: '1.1' | '1.2'): unknown[] =>
  parseAllDocuments(text, { version }).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as unknown;
  });

/** Texts as they are in manifests, and whatever else there is. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'on',
    'No',
    '1_000',
    '12:30',
    '0x1f',
    '1e3',
    '.5',
    '~',
    '2026-11-21',
    'a: b',
    '- a',
    'x #y',
    '<<',
    '=',
  ),
  fc.array(fc.string({ unit: 'grapheme-ascii' }), { maxLength: 5 }).map((lines) => lines.join('\n')),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('any'), { maxLength: 3 }),
  object: fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    tie('any'),
    { maxKeys: 4, noNullPrototype: true },
  ),
}));

const documents = value.object.filter((object) => Object.keys(object).length > 0);

describe('yamlDocuments', () => {
  it.each(['1.1', '1.2'] as const)('is read back as it was by a reader of YAML %s', (version) => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 3 }), (objects) => {
        expect(read(yamlDocuments(objects as DataObject[]), version)).toEqual(objects);
      }),
      { numRuns: 50 },
    );
  });

  it('sorts keys, whatever order they came in', () => {
    expect(yamlDocuments([{ kind: 'A', apiVersion: 'v1' }])).toBe('---\napiVersion: v1\nkind: A\n');
  });

  it('writes several lines as a block', () => {
    expect(yamlDocuments([{ script: 'a\n  b\n' }])).toBe('---\nscript: |\n  a\n    b\n');
  });

  it('puts what a reader could take for a number or a truth in quotes', () => {
    expect(yamlDocuments([{ a: '1', b: 'yes', c: 'plain' }])).toBe('---\na: "1"\nb: "yes"\nc: plain\n');
  });
});
