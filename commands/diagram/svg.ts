/** Text in one of the drawing's styles; sizes are pixels of the drawing. */
export const TEXT = {
  name: { size: 22, bold: true },
  side: { size: 18, bold: true },
  heading: { size: 15, bold: true },
  card: { size: 13.5, bold: true },
  line: { size: 13, bold: false },
  chip: { size: 12.5, bold: false },
  label: { size: 12.5, bold: false },
} as const;

export type TextStyle = keyof typeof TEXT;

/** Height of a line of text. */
export const lineHeight = (style: TextStyle): number => Math.ceil(TEXT[style].size * 1.4);

/** Room that a character takes, as a part of the size, in the widest of the fonts that may be there (DejaVu Sans); a narrower one leaves some free. */
function roomOf(character: string): number {
  if (/[iljI.,:;'|!]/.test(character)) return 0.36;
  if (/[ tfr()[\]/-]/.test(character)) return 0.42;
  if (/[mwMW@%]/.test(character)) return 0.95;
  if (/[A-Z×]/.test(character)) return 0.74;
  return 0.64;
}

/** Width that a text has at most. */
export function textWidth(text: string, style: TextStyle): number {
  const { size, bold } = TEXT[style];
  return Array.from(text).reduce((sum, character) => sum + roomOf(character), 0) * size * (bold ? 1.1 : 1);
}

/** A text in as many lines as its width takes; one word alone may be wider. */
export function wrapped(text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && textWidth(longer, style) > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
  }
  return lines;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A number as short as it can be, the same on every machine. */
const short = (value: number): string => String(Math.round(value * 10) / 10);

/** An element; attributes in the order in which they are given. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content?: string): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`,
  );
  return `<${name}${written.join('')}${content === undefined ? '/>' : `>${escaped(content)}</${name}>`}`;
}

/** A text whose first line's top is at `y`. */
export const textAt = (x: number, y: number, text: string, style: TextStyle, more = '', anchor = 'start'): string =>
  element(
    'text',
    {
      x,
      y: y + lineHeight(style) - TEXT[style].size * 0.38,
      class: [style, ...(more === '' ? [] : [more])].join(' '),
      ...(anchor !== 'start' && { 'text-anchor': anchor }),
    },
    text,
  );

export const rectangle = (x: number, y: number, width: number, height: number, style: string, rx = 8): string =>
  element('rect', { x, y, width, height, rx, class: style });
