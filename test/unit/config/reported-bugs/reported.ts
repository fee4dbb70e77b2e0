import type { Draft } from '../../../support/drafts';

/** An input of a bug report in its smallest form, and the one fault that a person must see. */
export interface Reported {
  /** What is wrong, as the end of a sentence that begins with "names". */
  readonly what: string;
  /** The public report, or the review's own name of the input. */
  readonly report: string;
  readonly from: () => Draft;
  /** Whatever a person may write, valid or not. */
  readonly change: (draft: Draft) => unknown;
  /** The key to change, joined by dots. */
  readonly path: string;
  /** @default 'error' */
  readonly severity?: 'warning';
  /** Words that rule and fix together must have. */
  readonly says: readonly string[];
  /** Words that misled before. */
  readonly neverSays?: string;
}
