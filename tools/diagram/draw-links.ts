import type { Link, LinkKind } from './model';
import { element, lineHeight, rectangle, textAt, textWidth, wrapped } from './svg';

/** Where arrows begin and end. */
export interface Ends {
  /** Right edge of a site's sections, left edge of the cloud's. */
  readonly fromX: number;
  readonly toX: number;
  /** Between the two, where labels are. */
  readonly gutter: readonly [left: number, right: number];
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

/** Every arrow with its words above it; one between two heights turns in a lane of its kind. */
export function drawLinks(links: readonly Link[], ends: Ends): string[] {
  const used = new Map<string, number>();
  return links.flatMap((link) => {
    const from = ends.siteTops.get(link.site)?.get(link.slot);
    const to = ends.cloudTops.get(link.slot);
    if (from === undefined || to === undefined) return [];
    const key = `${link.site} ${link.slot}`;
    const place = used.get(key) ?? 0;
    used.set(key, place + 1);
    const down = FIRST + place * NEXT;
    return arrow(link, from + down, to + down, ends);
  });
}

function arrow({ kind, label, to }: Link, siteY: number, cloudY: number, { fromX, toX, gutter }: Ends): string[] {
  const lane = gutter[1] - 8 - ORDER.indexOf(kind) * 7;
  const path = siteY === cloudY ? `M${fromX} ${siteY}H${toX}` : `M${fromX} ${siteY}H${lane}V${cloudY}H${toX}`;
  const middle = (gutter[0] + gutter[1]) / 2;
  const lines = wrapped(label, gutter[1] - gutter[0] - 16, 'label');
  return [
    element('path', { d: path, class: `link ${kind}` }),
    ...(to === 'site' ? [] : [head(toX, cloudY, 1, kind)]),
    ...(to === 'cloud' ? [] : [head(fromX, siteY, -1, kind)]),
    ...lines.map((line, index) =>
      textAt(
        middle,
        siteY + (index === 0 ? -lineHeight('label') - 2 : (index - 1) * lineHeight('label') + 1),
        line,
        'label',
        kind,
        'middle',
      ),
    ),
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
    textAt(left + 38, y, 'app on this side alone', 'label', 'dim'),
  ];
}
