/** What stands where there is nothing to say. */
export const NOTHING = '–';

/** A number and its unit, such as `1 node`, `3 addresses`, `88 GiB`. */
export function counted(count: number, unit: string): string {
  if (count === 1 || unit === 'GiB') return `${count} ${unit}`;
  return `${count} ${unit}${unit.endsWith('s') ? 'es' : 's'}`;
}

/** An amount in US dollars, without the sign: `1,234.50`. */
export const dollars = (usd: number): string =>
  usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Amounts for a column that is aligned at its right; one that is more than is known bears a `+`, which leaves the others in line. */
export function amounts(values: readonly { readonly usd?: number | undefined; readonly more?: boolean }[]): string[] {
  const bears = ({ usd, more = false }: (typeof values)[number]): boolean => more && usd !== undefined;
  const room = values.some(bears);
  return values.map((value) => {
    const amount = value.usd === undefined ? NOTHING : dollars(value.usd);
    return room ? `${amount} ${bears(value) ? '+' : ' '}` : amount;
  });
}

/** Words in a list: `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
