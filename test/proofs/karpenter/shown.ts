import { after } from 'node:test';
import type { Ground } from '../../../tools/karpenter/ground';
import { viewOf, type View } from '../../../tools/karpenter/view';
import { table } from '../../../tools/support/table';

/** What the points share: the ground once it stands, and a page for what was seen. */
export interface Stage {
  readonly ground: Ground;
  readonly view: View;
  /** Notes what a point saw, for the table at the end; a point may tell more than one thing. */
  saw(point: number, what: string): void;
}

/** A point of the proof: it declares its tests, which find the stage when they run. */
export type Point = (stage: Stage) => void;

const TITLES = [
  'a GPU pod gets the right node',
  'nobody else gets one',
  'the limit holds',
  'empty nodes go, kept ones stay',
  'an interruption is answered',
  'no spot: on-demand',
  'destroying leaves nothing',
  'least privilege, both ways',
  'invalid specs',
] as const;

/** Makes the stage; its ground may be used only in tests. */
export const makeStage = (ground: () => Ground): Stage => {
  const seen = TITLES.map((): string[] => []);
  after(() => {
    const rows = TITLES.map((title, index) => [`${index + 1}`, title, seen[index]?.join('\n') || 'not seen']);
    console.log(`\n${table(['>', 'point', 'seen'], rows)}\n`);
  });
  return {
    get ground() {
      return ground();
    },
    get view() {
      return viewOf(ground());
    },
    saw: (point, what) => seen[point - 1]?.push(what),
  };
};
