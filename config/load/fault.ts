/** Something wrong with an environment, told to the person who wrote it. */
export interface Fault {
  /** File in which the value stands, relative to the repository's root, such as `environments/hybrid.ts`. */
  readonly file: string;
  /** Place of the value in the environment, such as `['sites', 'seoul', 'network', 'podCidr']`. */
  readonly path: readonly (string | number)[];
  /** Where in the file it is, counted from 1, if that is known without the path. */
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

/** A fault as a rule states it: the reader of the file adds which file that is. */
export type RuleFault = Omit<Fault, 'file'>;

/** Shorthand for a fault that stops synthesis. */
export const error = (path: RuleFault['path'], value: unknown, rule: string, fix: string): RuleFault => ({
  path,
  value,
  rule,
  fix,
  severity: 'error',
});

/** Shorthand for a fault that is only said. */
export const warning = (path: RuleFault['path'], value: unknown, rule: string, fix: string): RuleFault => ({
  ...error(path, value, rule, fix),
  severity: 'warning',
});
