import type { Draft } from '../../../support/drafts';
import type { Broken } from '../rules/broken';

/** An input of a bug report in its smallest form, and the one fault that a person must see. */
export interface Reported extends Omit<Broken, 'rule' | 'change'> {
  /** The public report, or the review's own name of the input. */
  readonly report: string;
  /** Whatever a person may write, valid or not. */
  readonly change: (draft: Draft) => unknown;
  /** Words that misled before. */
  readonly neverSays?: string;
}
