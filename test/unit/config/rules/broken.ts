import type { Rule } from '../../../../config/load/fault';
import type { Draft } from '../../../support/drafts';

/** One way to break a valid environment, and the fault that must come of it. */
export interface Broken {
  /** What is wrong, as the end of a sentence that begins with "refuses". */
  readonly what: string;
  readonly rule: Rule;
  /** The valid environment. */
  readonly from: () => Draft;
  readonly change: (draft: Draft) => void;
  /** Path of the fault, joined by dots. */
  readonly path: string;
  /** @default 'error' */
  readonly severity?: 'warning';
  /** Words that rule and fix together must have: the numbers, the other party, what to write instead. */
  readonly says: readonly string[];
}
