import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { draw } from '../../../../commands/diagram/draw';
import type { Diagram, Link, Side } from '../../../../commands/diagram/model';
import { TEXT, textWidth, wrapped, type TextStyle } from '../../../../commands/diagram/svg';

const side = (key: string, change: Partial<Side> = {}): Side => ({
  key,
  title: key,
  subtitle: 'here',
  cordoned: false,
  sections: [
    { slot: 'network', title: 'a network', lines: key === 'cloud' ? ['one', 'two', 'three'] : [] },
    { slot: 'cluster', title: 'a cluster', lines: [] },
  ],
  ...change,
});

const link = (site: string, change: Partial<Link> = {}): Link => ({
  kind: 'routing',
  site,
  slot: 'cluster',
  to: 'both',
  label: 'a tunnel',
  ...change,
});

const diagram = (change: Partial<Diagram> = {}): Diagram => ({
  name: 'acme',
  note: 'a note',
  summary: 'acme',
  cloud: side('cloud'),
  sites: [side('seoul')],
  links: [link('seoul')],
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

const arrows = (svg: string): string[] =>
  elements(svg, 'path')
    .filter(({ at }) => at['class'] === 'link routing')
    .map(({ at }) => at['d'] ?? '');

/** Left and right end of a text, as wide as it is in the widest font. */
function span({ at, text }: { at: Record<string, string>; text: string }): [number, number] {
  const [style = ''] = (at['class'] ?? '').split(' ');
  if (!(style in TEXT)) throw new Error(`no style ${style}`);
  const width = textWidth(text, style as TextStyle);
  const x = Number(at['x']);
  return at['text-anchor'] === 'middle' ? [x - width / 2, x + width / 2] : [x, x + width];
}

describe('a drawing', () => {
  it('has what belongs together at one height, so that with one site an arrow is straight', () => {
    // The last one is the legend's.
    const [arrow = ''] = arrows(draw(diagram()));

    expect(arrow).toMatch(/^M[\d.]+ [\d.]+H[\d.]+$/);
  });

  it('leads the arrows of several sites through one lane of their own', () => {
    const sites = [side('busan'), side('seoul'), side('ulsan')];
    const svg = draw(diagram({ sites, links: sites.flatMap(({ key }) => [link(key), link(key, { to: 'site' })]) }));
    const lanes = arrows(svg).flatMap((path) => /H([\d.]+)V/.exec(path)?.[1] ?? []);

    expect(lanes).toHaveLength(6);
    expect(new Set(lanes).size).toBe(2);
  });

  it.each([
    { to: 'both' as const, heads: 2 },
    { to: 'cloud' as const, heads: 1 },
    { to: 'site' as const, heads: 1 },
  ])('points to $to with $heads heads', ({ to, heads }) => {
    const drawn = elements(draw(diagram({ links: [link('seoul', { to })] })), 'path');

    // One more is in the legend.
    expect(drawn.filter(({ at }) => at['class'] === 'head routing')).toHaveLength(heads + 1);
  });

  it('says that a site is cordoned, and of no other that it is', () => {
    const sites = [side('busan', { cordoned: true }), side('seoul')];

    expect(draw(diagram({ sites })).match(/cordoned: no new work/g)).toHaveLength(1);
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
        const chips = { title: 'Apps', all: lines.map((line) => ({ text: line.slice(0, 20), only: false })) };
        const sections = [{ slot: 'cluster', title: lines.join(' '), lines, cards, chips }];
        const sites = [side('busan', { sections }), side('seoul', { sections })];
        const svg = draw(
          diagram({ sites, cloud: side('cloud', { sections }), links: [link('seoul', { label: lines.join(' ') })] }),
        );
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
