import type { Arrival, Link, LinkKind } from './model';
import type { Shape } from './shapes';
import { element, lineHeight, rectangle, textAt, textWidth, wrapped } from './svg';

/** Where a column is. */
export interface Span {
  readonly left: number;
  readonly width: number;
}

type Spans = ReadonlyMap<string, Span>;

/** In words, and in the order of the legend. */
const KINDS: Readonly<Record<LinkKind, string>> = {
  jobs: 'jobs',
  people: 'requests',
  data: 'data',
  images: 'images',
  network: 'network',
  delivery: 'delivery',
};

/** Links that an environment declares and that nothing carries out yet: they are dashed. */
const DECLARED: ReadonlySet<LinkKind> = new Set(['jobs', 'data']);

const HEAD_LENGTH = 9;
const HEAD_WIDTH = 5;

/** From a lane's cells down to its line, and from there to the next lane. */
const ABOVE = 20;
const BELOW = 16;

const centre = ({ left, width }: Span): number => left + width / 2;

/** Where a link's line passes its columns, from the left. */
const stops = ({ ends }: Link, spans: Spans): number[] =>
  ends
    .flatMap(({ column }) => {
      const span = spans.get(column);
      return span ? [centre(span)] : [];
    })
    .sort((one, other) => one - other);

/** A link's words, between its last two stops so that they hide no end. */
function labelOf(
  link: Link,
  spans: Spans,
): { readonly lines: readonly string[]; readonly left: number; readonly width: number } {
  const [from = 0, to = 0] = stops(link, spans).slice(-2);
  const lines = wrapped(link.label, to - from - 60, 'label');
  const width = Math.max(...lines.map((line) => textWidth(line, 'label'))) + 20;
  return { lines, left: (from + to - width) / 2, width };
}

/** Room that a link takes below its lane. */
export const linkHeight = (link: Link, spans: Spans): number =>
  ABOVE + BELOW + labelOf(link, spans).lines.length * lineHeight('label') - lineHeight('label') / 2;

/** A line below a lane, from the first of its cells to the last, with an end up to each of them. */
export function drawLink(link: Link, spans: Spans, cellsBottom: number): string[] {
  const y = cellsBottom + ABOVE;
  const at = stops(link, spans);
  const { lines, left, width } = labelOf(link, spans);
  const style = styleOf(link.kind);
  const ends = link.ends.flatMap(({ column, flows }) => {
    const span = spans.get(column);
    if (!span) return [];
    const x = centre(span);
    return [
      element('path', { d: `M${x} ${y}V${cellsBottom}`, class: style }),
      ...(flows === 'out' ? [] : [head(x, cellsBottom + 1, 'up', link.kind)]),
      // The line begins where something comes from.
      ...(flows === 'in' ? [] : [element('circle', { cx: x, cy: y, r: 4, class: `head ${link.kind}` })]),
    ];
  });
  const top = y - lineHeight('label') / 2 - 1;
  return [
    element('path', { d: `M${at[0] ?? 0} ${y}H${at.at(-1) ?? 0}`, class: style }),
    ...ends,
    rectangle(left, top, width, lines.length * lineHeight('label') + 2, 'words', 9),
    ...lines.map((line, index) =>
      textAt(left + width / 2, top + index * lineHeight('label'), line, 'label', link.kind, 'middle'),
    ),
  ];
}

const PILL_HEIGHT = 26;
/** From a column's left edge to where work enters it. */
const ENTRY = 34;

/**
 * Jobs arrive at the left and go along to the clusters that run them; people arrive at the right, above the front end.
 *
 * @param top of the row
 * @param columnsTop where the columns begin
 */
export function drawArrivals(arrivals: readonly Arrival[], spans: Spans, top: number, columnsTop: number): string[] {
  const of = (from: Arrival['from']): Arrival[] => arrivals.filter((one) => one.from === from);
  return [...jobs(of('Jobs'), spans, top, columnsTop), ...people(of('People'), spans, top, columnsTop)];
}

function jobs(arrivals: readonly Arrival[], spans: Spans, top: number, columnsTop: number): string[] {
  const entries = arrivals.flatMap(({ column, label }) => {
    const span = spans.get(column);
    return span ? [{ label, span, x: span.left + ENTRY }] : [];
  });
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return [];
  const y = top + PILL_HEIGHT / 2;
  const begin = first.span.left + PILL_WIDTH;
  return [
    ...(last.x > begin ? [element('path', { d: `M${begin} ${y}H${last.x}`, class: styleOf('jobs') })] : []),
    ...pill('Jobs', first.span.left, top, 'jobs'),
    ...entries.flatMap(({ label, span, x }) => [
      element('path', {
        d: `M${x} ${x === first.x ? top + PILL_HEIGHT : y}V${columnsTop - 1}`,
        class: styleOf('jobs'),
      }),
      head(x, columnsTop, 'down', 'jobs'),
      ...wrapped(label, span.width - ENTRY - 120, 'label')
        .slice(0, 2)
        .map((line, index, all) =>
          textAt(x + 12, columnsTop - 4 - (all.length - index) * lineHeight('label'), line, 'label', 'jobs'),
        ),
    ]),
  ];
}

const PILL_WIDTH = 84;

const people = (arrivals: readonly Arrival[], spans: Spans, top: number, columnsTop: number): string[] =>
  arrivals.flatMap(({ column, label }) => {
    const span = spans.get(column);
    if (!span) return [];
    const left = span.left + span.width - PILL_WIDTH;
    const x = left + PILL_WIDTH / 2;
    return [
      ...pill('People', left, top, 'people'),
      element('path', { d: `M${x} ${top + PILL_HEIGHT}V${columnsTop - 1}`, class: styleOf('people') }),
      head(x, columnsTop, 'down', 'people'),
      textAt(x - 10 - textWidth(label, 'label'), columnsTop - 4 - lineHeight('label'), label, 'label', 'people'),
    ];
  });

const pill = (text: string, left: number, top: number, kind: LinkKind): string[] => [
  rectangle(left, top, PILL_WIDTH, PILL_HEIGHT, `pill ${kind}`, PILL_HEIGHT / 2),
  textAt(left + PILL_WIDTH / 2, top + 3, text, 'card', 'pill-text', 'middle'),
];

const styleOf = (kind: LinkKind): string => `link ${kind}${DECLARED.has(kind) ? ' declared' : ''}`;

const head = (x: number, y: number, direction: 'up' | 'down', kind: LinkKind): string => {
  const back = y + (direction === 'up' ? HEAD_LENGTH : -HEAD_LENGTH);
  return element('path', { d: `M${x} ${y}L${x - HEAD_WIDTH} ${back}H${x + HEAD_WIDTH}Z`, class: `head ${kind}` });
};

const LEGEND_ROW = 24;

/** What a line or a frame of the picture means. */
interface LegendEntry {
  readonly text: string;
  /** Draws a sample 28 pixels wide. */
  readonly sample: (x: number, y: number) => string[];
}

/**
 * What the lines and frames are, of those that are there, in as many rows as the width takes.
 *
 * @param marksApps whether an app is marked as being on one cluster alone
 */
export function legend(kinds: ReadonlySet<LinkKind>, marksApps: boolean, width: number): Shape {
  let [left, row] = [0, 0];
  const placed = entriesOf(kinds, marksApps).map((entry) => {
    const own = 34 + textWidth(entry.text, 'label') + 14;
    if (left > 0 && left + own > width) [left, row] = [0, row + 1];
    const at = { entry, left, top: row * LEGEND_ROW };
    left += own;
    return at;
  });
  return {
    height: (row + 1) * LEGEND_ROW,
    draw: (x, y) =>
      placed.flatMap(({ entry, left: dx, top }) => [
        ...entry.sample(x + dx, y + top),
        textAt(x + dx + 34, y + top, entry.text, 'label', 'dim'),
      ]),
  };
}

const line = (style: string) => (x: number, y: number) => [
  element('path', { d: `M${x} ${y + 9}H${x + 28}`, class: style }),
];

const entriesOf = (kinds: ReadonlySet<LinkKind>, marksApps: boolean): LegendEntry[] => {
  const shown = (Object.keys(KINDS) as LinkKind[]).filter((kind) => kinds.has(kind));
  const dashed = shown.filter((kind) => DECLARED.has(kind));
  return [
    ...shown.map((kind) => ({ text: KINDS[kind], sample: line(styleOf(kind)) })),
    ...(dashed.length > 0
      ? [{ text: 'dashed: declared, not automatic yet', sample: line('link people declared') }]
      : []),
    ...(marksApps
      ? [
          {
            text: 'app on one cluster alone',
            sample: (x: number, y: number) => [rectangle(x, y, 28, 18, 'chip-only', 9)],
          },
        ]
      : []),
  ];
};
