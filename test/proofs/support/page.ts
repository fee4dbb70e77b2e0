import { after } from 'node:test';
import { table } from '../../../commands/harness/table';

/** What was seen, point by point. */
export interface Page {
  /** Notes what a point saw, for the table at the end; a point may tell more than one thing. */
  readonly saw: (point: number, what: string) => void;
}

/** A page that is printed as one table when all is over. @param titles of the points, the first being 1 */
export const makePage = (titles: readonly string[]): Page => {
  const seen = titles.map((): string[] => []);
  after(() => {
    const rows = titles.map((title, index) => [`${index + 1}`, title, seen[index]?.join('\n') || 'not seen']);
    console.log(`\n${table(['>', 'point', 'seen'], rows)}\n`);
  });
  return { saw: (point, what) => void seen[point - 1]?.push(what) };
};
