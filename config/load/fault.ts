import type { Environment, SiteConfig } from '../schema/environment';
import type { AppliedSiteRecord } from '../schema/applied';

/** Something wrong with an environment, told to the person who wrote it. */
export interface Fault {
  /** File in which the value stands, relative to the repository's root, such as `environments/hybrid.ts`. */
  readonly file: string;
  /** Place of the value in the environment, such as `['sites', 'seoul', 'network', 'podCidr']`. */
  readonly path: readonly (string | number)[];
  /** Line and column in the file, counted from 1, if they are known without the path. */
  readonly position?: { readonly line: number; readonly column: number };
  /** The value as it was written; `undefined` where it is missing. */
  readonly value: unknown;
  /** What must hold. */
  readonly rule: string;
  /** What to do about it. */
  readonly fix: string;
  /** A warning is printed and lets synthesis go on. */
  readonly severity: 'error' | 'warning';
}

/** A fault as a rule returns it; the reader adds the file. */
export type RuleFault = Omit<Fault, 'file'>;

/** Shorthand for a fault that stops synthesis. */
export const error = (path: RuleFault['path'], value: unknown, rule: string, fix: string): RuleFault => ({
  path,
  value,
  rule,
  fix,
  severity: 'error',
});

/** Shorthand for a fault that is only printed. */
export const warning = (path: RuleFault['path'], value: unknown, rule: string, fix: string): RuleFault => ({
  ...error(path, value, rule, fix),
  severity: 'warning',
});

/** What was thrown, in words. Never throws, although a thrown value need not have a text. */
export function said(reason: unknown): string {
  try {
    return String(reason instanceof Error ? reason.message : reason);
  } catch {
    return 'a value that has no text';
  }
}

/** A cross-field rule: a pure function that returns what is wrong and never throws. */
export type Rule = (environment: Environment) => RuleFault[];

/** A site as the environment has it, beside what runs there. */
export interface AppliedSite {
  readonly name: string;
  readonly site: SiteConfig;
  readonly applied: AppliedSiteRecord;
}

/** A rule that compares an environment with what runs: a pure function that returns the changes that are impossible, and never throws. */
export type AppliedRule = (site: AppliedSite) => RuleFault[];
