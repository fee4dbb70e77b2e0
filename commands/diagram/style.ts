import { TEXT } from './svg';

/** Colours by what they are for, on white and on black. */
const COLOURS = {
  page: ['#ffffff', '#0d1117'],
  edge: ['#d0d7de', '#3d444d'],
  text: ['#1f2328', '#f0f6fc'],
  dim: ['#59636e', '#9da7b3'],
  site: ['#f2f8f2', '#12201a'],
  cloud: ['#f1f6fd', '#101c2e'],
  section: ['#ffffff', '#161b22'],
  node: ['#f6f8fa', '#21262d'],
  gpu: ['#e6f6e9', '#163022'],
  gpuEdge: ['#4ac26b', '#3fb950'],
  badge: ['#1a7f37', '#3fb950'],
  badgeText: ['#ffffff', '#0d1117'],
  chip: ['#eef1f4', '#2a3038'],
  only: ['#fff3d6', '#3a2f12'],
  onlyEdge: ['#d4a72c', '#9e6a03'],
  cordoned: ['#ffebe9', '#3d1a1d'],
  cordonedText: ['#a40e26', '#ff9492'],
  jobs: ['#bf3989', '#f778ba'],
  people: ['#57606a', '#8b949e'],
  data: ['#1a7f37', '#3fb950'],
  delivery: ['#bc4c00', '#f0883e'],
  images: ['#8250df', '#bc8cff'],
  network: ['#0969da', '#58a6ff'],
} as const;

type Colour = keyof typeof COLOURS;

const FONT = "-apple-system,'Segoe UI','Noto Sans',Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif";

function rules(scheme: 0 | 1): string[] {
  const of = (colour: Colour): string => COLOURS[colour][scheme];
  const filled = (style: string, fill: Colour, edge: Colour): string =>
    `.${style}{fill:${of(fill)};stroke:${of(edge)}}`;
  return [
    filled('page', 'page', 'edge'),
    filled('site', 'site', 'edge'),
    filled('cloud', 'cloud', 'edge'),
    filled('section', 'section', 'edge'),
    filled('node', 'node', 'edge'),
    filled('node-gpu', 'gpu', 'gpuEdge'),
    filled('chip-both', 'chip', 'edge'),
    filled('chip-only', 'only', 'onlyEdge'),
    filled('cordoned', 'cordoned', 'cordonedText'),
    filled('words', 'page', 'edge'),
    `.badge{fill:${of('badge')}}`,
    `text{fill:${of('text')}}`,
    `text.dim{fill:${of('dim')}}`,
    `text.badge-text{fill:${of('badgeText')}}`,
    `text.cordoned-text{fill:${of('cordonedText')}}`,
    `text.pill-text{fill:${of('page')}}`,
    ...(['jobs', 'people', 'data', 'delivery', 'images', 'network'] as const).flatMap((kind) => [
      `.link.${kind}{stroke:${of(kind)}}`,
      `.head.${kind},.pill.${kind},text.${kind}{fill:${of(kind)}}`,
    ]),
  ];
}

/** The drawing's style sheet; the reader's own colours decide between the two. */
export const STYLE = [
  `text{font-family:${FONT}}`,
  ...Object.entries(TEXT).map(
    ([style, { size, bold }]) => `.${style}{font-size:${size}px${bold ? ';font-weight:600' : ''}}`,
  ),
  '.link{fill:none;stroke-width:2.5}',
  '.link.declared{stroke-dasharray:7 4}',
  ...rules(0),
  `@media (prefers-color-scheme:dark){${rules(1).join('')}}`,
].join('\n');
