import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { yamlDocuments, yamlText, type Data, type DataObject } from '../../../../config/yaml/print-yaml';

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

describe('yamlText', () => {
  it('sorts keys, and keeps the order of a Map', () => {
    const value = { b: 1, a: new Map<string, Data>(Object.entries({ z: 1, k: {} })) };

    expect(yamlText(value)).toBe('---\na:\n  z: 1\n  k: {}\nb: 1\n');
  });

  it('leaves out what is undefined', () => {
    expect(yamlText({ a: undefined, b: [] })).toBe('---\nb: []\n');
  });

  it.each(['on', 'no', 'Y', '1_000', '12:30', '0777', '1e3', '2026-11-21', '~', '{{ secret }}', 'a: b', ''])(
    'keeps the text %j a text for a reader of YAML 1.1, which Ansible is',
    (text) => {
      expect(parse(yamlText({ text }), { version: '1.1' })).toEqual({ text });
      expect(yamlText({ text })).toContain(`text: ${JSON.stringify(text)}`);
    },
  );

  it('says twice what is there twice, without anchors', () => {
    const shared = { c: 1 };

    expect(yamlText({ a: shared, b: shared })).toBe('---\na:\n  c: 1\nb:\n  c: 1\n');
  });

  it.each([
    ['10.20.0.0/24', '10.20.0.0/24'],
    ['^[a-z]+, or $none', '^[a-z]+, or $none'],
    ['{"a":"b"}', `'{"a":"b"}'`],
  ])('writes %j as before', (text, written) => {
    expect(yamlText({ text })).toBe(`---\ntext: ${written}\n`);
  });

  it.each(['1.1', '1.2'] as const)('is read back as it was by a reader of YAML %s', (version) => {
    const sentence = fc.stringMatching(/^[\w./+=@%()*$,;’^[\]:" '-]{1,12}$/);
    fc.assert(
      fc.property(fc.oneof(value.object, fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), sentence)), (object) => {
        expect(read(yamlText(object as DataObject), version)).toEqual([{ ...object }]);
      }),
      { numRuns: 50 },
    );
  });
});
