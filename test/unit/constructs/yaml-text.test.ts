import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlText, type Yaml } from '../../../constructs/yaml-text';

describe('yamlText', () => {
  it('sorts keys, and keeps the order of a Map', () => {
    const value = { b: 1, a: new Map<string, Yaml>(Object.entries({ z: 1, k: {} })) };

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

  it('is read back as it was by readers of YAML 1.1 and 1.2', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.oneof(leaf, fc.array(leaf))), (value) => {
        expect(parse(yamlText(value), { version: '1.1' })).toEqual({ ...value });
        expect(parse(yamlText(value))).toEqual({ ...value });
      }),
      { numRuns: 50 },
    );
  });
});
