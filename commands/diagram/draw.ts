import { drawLinks, laneWidth, LEGEND_HEIGHT, legend, type Ends } from './draw-links';
import type { Diagram, Side } from './model';
import { PADDING, paragraph, section, stacked } from './shapes';
import { STYLE } from './style';
import { element, rectangle, textAt } from './svg';

const MARGIN = 20;
const SITE_WIDTH = 356;
const GUTTER = 196;
const CLOUD_WIDTH = 520;
const SIDE_HEAD = 62;
const GAP = 10;

/** A side with its place on the page, and the tops of its sections. */
interface Placed {
  readonly height: number;
  readonly drawn: readonly string[];
  /** Top of each section, by its slot. */
  readonly tops: ReadonlyMap<string, number>;
}

/**
 * A diagram as SVG: sites at the left, the cloud at the right, what belongs together at one height where there is one site. The same diagram gives the
 * same bytes. It has its own ground, so that it is read on a white page and on a black one.
 */
export function draw(diagram: Diagram): string {
  const { cloud, sites } = diagram;
  const siteLeft = MARGIN;
  const lanes = sites.length > 1 ? laneWidth(diagram.links) : 0;
  const cloudLeft = sites.length > 0 ? siteLeft + SITE_WIDTH + GUTTER + lanes : siteLeft;
  const width =
    (cloud ? cloudLeft + CLOUD_WIDTH : siteLeft + Math.max(1, sites.length) * (SITE_WIDTH + MARGIN) - MARGIN) + MARGIN;
  const heights = cloud && sites.length === 1 ? slotHeights([...sites, cloud]) : new Map<string, number>();

  const head = stacked(
    [
      paragraph([diagram.name], width - 2 * MARGIN, 'name'),
      paragraph([diagram.note], width - 2 * MARGIN, 'line', 'dim'),
    ],
    0,
  );
  const begin = 16 + head.height + 14;
  let [top, left, bottom] = [begin, siteLeft, begin];
  const placedSites = sites.map((side) => {
    const placed = place(side, left, top, SITE_WIDTH, heights);
    bottom = Math.max(bottom, top + placed.height);
    // Without a cloud no arrow goes between them, and they stand in a row.
    if (cloud) top += placed.height + MARGIN;
    else left += SITE_WIDTH + MARGIN;
    return [side.key, placed] as const;
  });
  const placedCloud = cloud && place(cloud, cloudLeft, begin, CLOUD_WIDTH, heights);
  bottom = Math.max(bottom, begin + (placedCloud?.height ?? 0));

  const ends: Ends = {
    fromX: siteLeft + SITE_WIDTH - PADDING,
    toX: cloudLeft + PADDING,
    words: [siteLeft + SITE_WIDTH, cloudLeft - lanes],
    lanes: [cloudLeft - lanes, cloudLeft],
    siteTops: new Map(placedSites.map(([key, { tops }]) => [key, tops])),
    cloudTops: placedCloud?.tops ?? new Map<string, number>(),
  };
  const hasLinks = diagram.links.length > 0;
  const height = bottom + MARGIN + (hasLinks ? LEGEND_HEIGHT : 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}" role="img" aria-labelledby="title">`,
    element('title', { id: 'title' }, diagram.summary),
    `<style>${STYLE}</style>`,
    rectangle(0.5, 0.5, width - 1, Math.ceil(height) - 1, 'page', 12),
    ...head.draw(MARGIN, 16),
    ...placedSites.flatMap(([, { drawn }]) => drawn),
    ...(placedCloud?.drawn ?? []),
    ...drawLinks(diagram.links, ends),
    ...(hasLinks ? legend(diagram.links, MARGIN, bottom + MARGIN) : []),
    '</svg>',
    '',
  ].join('\n');
}

/** Height that the sections of one slot share. */
function slotHeights(sides: readonly Side[]): Map<string, number> {
  const heights = new Map<string, number>();
  for (const side of sides) {
    const width = (side.key === 'cloud' ? CLOUD_WIDTH : SITE_WIDTH) - 2 * PADDING;
    for (const each of side.sections) {
      heights.set(each.slot, Math.max(heights.get(each.slot) ?? 0, section(each, width).height));
    }
  }
  return heights;
}

function place(side: Side, x: number, y: number, width: number, heights: ReadonlyMap<string, number>): Placed {
  const inside = width - 2 * PADDING;
  const shapes = side.sections.map((each) => section(each, inside, heights.get(each.slot)));
  const all = stacked(shapes, GAP);
  let top = y + SIDE_HEAD;
  const tops = new Map(
    side.sections.map(({ slot }, index) => {
      const own = top;
      top += (shapes[index]?.height ?? 0) + GAP;
      return [slot, own] as const;
    }),
  );
  const height = SIDE_HEAD + all.height + PADDING;
  return {
    height,
    tops,
    drawn: [
      rectangle(x, y, width, height, side.key === 'cloud' ? 'cloud' : 'site', 12),
      textAt(x + PADDING, y + 9, side.title, 'side'),
      textAt(x + PADDING, y + 34, side.subtitle, 'line', 'dim'),
      ...(side.cordoned
        ? [
            rectangle(x + width - PADDING - 176, y + 14, 176, 26, 'cordoned', 13),
            textAt(x + width - PADDING - 88, y + 18, 'cordoned: no new work', 'chip', 'cordoned-text', 'middle'),
          ]
        : []),
      ...all.draw(x + PADDING, y + SIDE_HEAD),
    ],
  };
}
