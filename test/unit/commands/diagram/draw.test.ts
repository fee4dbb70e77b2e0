import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { draw } from '../../../../commands/diagram/draw';
import type { Column, Diagram, Lane, Section } from '../../../../commands/diagram/model';
import { TEXT, textWidth, wrapped, type TextStyle } from '../../../../commands/diagram/svg';

const column = (key: string, change: Partial<Column> = {}): Column => ({
  key,
  title: key,
  subtitle: 'here',
  side: key === 'cloud' ? 'cloud' : 'site',
  cordoned: false,
  ...change,
});

const section: Section = { title: 'a cluster', lines: ['one', 'two'] };

/** A lane with a cell in each column, and a line between them. */
const lane = (keys: readonly string[], change: Partial<Lane> = {}): Lane => ({
  key: 'network',
  cells: Object.fromEntries(keys.map((key) => [key, section])),
  link: { kind: 'network', label: 'a tunnel', ends: keys.map((key) => ({ column: key, flows: 'both' })) },
  ...change,
});

const KEYS = ['seoul', 'cloud'];

const diagram = (change: Partial<Diagram> = {}): Diagram => ({
  name: 'acme',
  note: 'a note',
  summary: 'acme',
  columns: KEYS.map((key) => column(key)),
  arrivals: [],
  lanes: [lane(KEYS)],
  ...change,
});

const attributes = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));

/** The elements of one name, with their texts. */
const elements = (svg: string, name: string): { at: Record<string, string>; text: string }[] =>
  [...svg.matchAll(new RegExp(`<${name}( [^>]*?)/?>(?:([^<]*)</${name}>)?`, 'g'))].map(([, tag = '', text = '']) => ({
    at: attributes(tag),
    text,
  }));

/** Left and right end of a text, as wide as it is in the widest font. */
function span({ at, text }: { at: Record<string, string>; text: string }): [number, number] {
  const [style = ''] = (at['class'] ?? '').split(' ');
  if (!(style in TEXT)) throw new Error(`no style ${style}`);
  const width = textWidth(text, style as TextStyle);
  const x = Number(at['x']);
  return at['text-anchor'] === 'middle' ? [x - width / 2, x + width / 2] : [x, x + width];
}

describe('a drawing', () => {
  it('keeps each line in the gap below its own lane, so that no two lines cross', () => {
    const keys = ['busan', 'seoul', 'cloud'];
    const lanes = ['storage-maps', 'storage-models', 'network'].map((key) => lane(keys, { key }));
    const svg = draw(diagram({ columns: keys.map((key) => column(key)), lanes }));
    const frames = elements(svg, 'rect').filter(({ at }) => at['class'] === 'section');
    const bottoms = frames.map(({ at }) => Number(at['y']) + Number(at['height']));
    const tops = frames.map(({ at }) => Number(at['y']));
    const lines = elements(svg, 'path').flatMap(({ at }) => {
      const [, y] = /^M[\d.]+ ([\d.]+)H[\d.]+$/.exec(at['d'] ?? '') ?? [];
      return at['class'] === 'link network' && y !== undefined ? [Number(y)] : [];
    });

    // The last one is the legend's.
    expect(new Set(lines.slice(0, -1)).size).toBe(3);
    for (const y of lines)
      expect(frames.some((_, index) => (tops[index] ?? 0) < y && y < (bottoms[index] ?? 0))).toBe(false);
  });

  it.each([
    { flows: 'both' as const, heads: 1, dots: 1 },
    { flows: 'in' as const, heads: 1, dots: 0 },
    { flows: 'out' as const, heads: 0, dots: 1 },
  ])('shows an end that flows $flows by $heads heads and $dots dots', ({ flows, heads, dots }) => {
    const link = { kind: 'network' as const, label: 'a tunnel', ends: [{ column: 'seoul', flows }] };
    const svg = draw(diagram({ lanes: [lane(KEYS, { link })] }));

    expect(elements(svg, 'path').filter(({ at }) => at['class'] === 'head network')).toHaveLength(heads);
    expect(elements(svg, 'circle').filter(({ at }) => at['class'] === 'head network')).toHaveLength(dots);
  });

  it('lets jobs in at every column that takes them, the first at the left', () => {
    const arrivals = KEYS.map((key, index) => ({ from: 'Jobs' as const, column: key, label: `${index + 1}` }));
    const entries = elements(draw(diagram({ arrivals })), 'path')
      .filter(({ at }) => at['class'] === 'head jobs')
      .map(({ at }) => Number(/^M([\d.]+)/.exec(at['d'] ?? '')?.[1]));

    expect(entries).toHaveLength(2);
    expect(entries[0]).toBeLessThan(entries[1] ?? 0);
  });

  it('says that a site is cordoned, and of no other that it is', () => {
    const columns = [column('busan', { cordoned: true }), column('seoul')];

    expect(draw(diagram({ columns, lanes: [] })).match(/cordoned: no new work/g)).toHaveLength(1);
  });

  it('takes text for text', () => {
    expect(draw(diagram({ name: '<a> & "b"' }))).toContain('>&lt;a&gt; &amp; &quot;b&quot;</text>');
  });

  it('lets no text leave its frame, whatever it says', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9./:-]{1,12}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (texts) => {
        const lines = texts.map((text) => text.join(' '));
        const cards = lines.map((title) => ({ title, lines, gpu: title.length % 2 === 0 }));
        const chips = lines.map((line) => ({ text: line.slice(0, 20), only: false }));
        const content = { title: lines.join(' '), lines, cards, chips };
        const cells = Object.fromEntries(KEYS.map((key) => [key, content]));
        const ends = KEYS.map((key) => ({ column: key, flows: 'both' as const }));
        const link = { kind: 'data' as const, label: lines.join(' '), ends };
        const svg = draw(diagram({ lanes: [lane(KEYS, { cells, link })] }));
        const frames = elements(svg, 'rect').map(({ at }) => ({
          left: Number(at['x']),
          right: Number(at['x']) + Number(at['width']),
          top: Number(at['y']),
          bottom: Number(at['y']) + Number(at['height']),
        }));

        for (const text of elements(svg, 'text')) {
          const [left, right] = span(text);
          const [middle, y] = [(left + right) / 2, Number(text.at['y'])];
          const around = frames.filter(
            (one) => one.left <= middle && middle <= one.right && one.top <= y && y <= one.bottom,
          );
          // Frames are drawn from the outer to the inner one.
          const innermost = around.at(-1);
          expect(left).toBeGreaterThanOrEqual(innermost?.left ?? Infinity);
          expect(right).toBeLessThanOrEqual(innermost?.right ?? 0);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('wrapping', () => {
  it('breaks between words, where the next one has no room', () => {
    expect(wrapped('models, results, runs/cloud', textWidth('models, results,', 'label'), 'label')).toEqual([
      'models, results,',
      'runs/cloud',
    ]);
  });

  it('keeps the breaks that are there', () => {
    expect(wrapped('VPN\nBGP', 1000, 'label')).toEqual(['VPN', 'BGP']);
  });
});
