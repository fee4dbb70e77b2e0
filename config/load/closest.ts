import { closest, distance } from 'fastest-levenshtein';

/** The candidate that was probably meant: at most two letters, or a third of the letters, differ. */
export function meant(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const nearest = closest(word, candidates);
  return distance(word, nearest) <= Math.max(2, Math.floor(word.length / 3)) ? nearest : undefined;
}

/** Words in a list for people: `'a', 'b' or 'c'`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** Words in quotes, as they are written in a file. */
export const quoted = (words: readonly string[]): string[] => words.map((word) => `'${word}'`);
