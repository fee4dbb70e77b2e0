import type { Ground } from '../../../testbed/karpenter/karpenter-harness';
import { viewOf, type View } from '../../../testbed/karpenter/view';
import { makePage, type Page } from '../support/page';

/** What the points share: the ground once it stands, and a page for what was seen. */
export interface Stage extends Page {
  readonly ground: Ground;
  readonly view: View;
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
export const makeStage = (ground: () => Ground): Stage => ({
  ...makePage(TITLES),
  get ground() {
    return ground();
  },
  get view() {
    return viewOf(ground());
  },
});
