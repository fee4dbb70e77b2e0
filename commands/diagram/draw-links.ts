import type { Link, LinkKind } from './model';
import { element, lineHeight, rectangle, textAt, textWidth, wrapped } from './svg';

/** Where arrows begin and end. */
export interface Ends {
  /** Right edge of a site's sections, left edge of the cloud's. */
  readonly fromX: number;
  readonly toX: number;
  /** Between the two: where words are, and beside them where arrows turn. */
  readonly words: readonly [left: number, right: number];
  readonly lanes: readonly [left: number, right: number];
  /** Tops of sections by slot, of each site and of the cloud. */
  readonly siteTops: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly cloudTops: ReadonlyMap<string, number>;
}

/** In words, and in the order of the legend. */
const KINDS: Readonly<Record<LinkKind, string>> = {
  routing: 'routing',
  deploying: 'deploying',
  copying: 'copying, as declared: nothing copies yet',
  images: 'pulling images',
};

const ORDER: readonly LinkKind[] = ['routing', 'deploying', 'copying', 'images'];

/** Below a section's top: its first arrow, and the next. */
const FIRST = 22;
const NEXT = 46;
const HEAD_LENGTH = 9;
const HEAD_WIDTH = 5;

/** Between two lanes, and beside the outer ones. */
const LANE = 7;

/** Width of all lanes, one for each thing that goes between several sites and the cloud; with one site arrows are straight. */
export const laneWidth = (links: readonly Link[]): number => (lanesOf(links).length + 1) * LANE;

/** What shares a lane: the same thing, whichever site it goes to. */
const laneKey = ({ kind, slot, to }: Link): string => [kind, slot, to].join(' ');

const lanesOf = (links: readonly Link[]): string[] => [...new Set(links.map(laneKey))];

/** Every arrow with its words above it; one between two heights turns in its lane. */
export function drawLinks(links: readonly Link[], ends: Ends): string[] {
  const used = new Map<string, number>();
  const lanes = lanesOf(links);
  return links.flatMap((link) => {
    const from = ends.siteTops.get(link.site)?.get(link.slot);
    const to = ends.cloudTops.get(link.slot);
    if (from === undefined || to === undefined) return [];
    const key = `${link.site} ${link.slot}`;
    const place = used.get(key) ?? 0;
    used.set(key, place + 1);
    const down = FIRST + place * NEXT;
    return arrow(link, from + down, to + down, ends.lanes[1] - (lanes.indexOf(laneKey(link)) + 1) * LANE, ends);
  });
}

function arrow({ kind, label, to }: Link, siteY: number, cloudY: number, lane: number, ends: Ends): string[] {
  const { fromX, toX, words } = ends;
  // From the cloud, where those of several sites begin together: the dashes of one then lie on those of the other.
  const path = siteY === cloudY ? `M${toX} ${cloudY}H${fromX}` : `M${toX} ${cloudY}H${lane}V${siteY}H${fromX}`;
  const middle = (words[0] + words[1]) / 2;
  const lines = wrapped(label, words[1] - words[0] - 16, 'label');
  return [
    element('path', { d: path, class: `link ${kind}` }),
    ...(to === 'site' ? [] : [head(toX, cloudY, 1, kind)]),
    ...(to === 'cloud' ? [] : [head(fromX, siteY, -1, kind)]),
    ...lines.map((line, index) => {
      const y = index === 0 ? -lineHeight('label') - 2 : (index - 1) * lineHeight('label') + 1;
      return textAt(middle, siteY + y, line, 'label', kind, 'middle');
    }),
  ];
}

const head = (x: number, y: number, direction: 1 | -1, kind: LinkKind): string => {
  const back = x - direction * HEAD_LENGTH;
  return element('path', { d: `M${x} ${y}L${back} ${y - HEAD_WIDTH}V${y + HEAD_WIDTH}Z`, class: `head ${kind}` });
};

export const LEGEND_HEIGHT = 32;

/** What the arrows are, of those that are there. */
export function legend(links: readonly Link[], x: number, y: number): string[] {
  let left = x;
  const arrows = ORDER.filter((kind) => links.some((link) => link.kind === kind)).flatMap((kind) => {
    const text = KINDS[kind];
    const drawn = [
      element('path', { d: `M${left} ${y + 9}H${left + 28}`, class: `link ${kind}` }),
      head(left + 30, y + 9, 1, kind),
      textAt(left + 38, y, text, 'label', 'dim'),
    ];
    left += 38 + textWidth(text, 'label') + 16;
    return drawn;
  });
  return [
    ...arrows,
    rectangle(left, y, 30, 18, 'chip-only', 9),
    textAt(left + 38, y, 'app on one cluster alone', 'label', 'dim'),
  ];
}
