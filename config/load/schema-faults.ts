import type * as z from 'zod';
import { meant, oneOf } from './closest';
import type { RuleFault } from './fault';
import { error } from './fault';
import { EnvironmentSchema } from '../schema/environment';
import { keysOf, schemaAt } from './schema-at';
import { exampleOf, literal } from './schema-example';

type Path = (string | number)[];

/**
 * The schema's faults in words: each issue of zod becomes what must hold and what to do.
 *
 * @param value the value that was parsed
 */
export const schemaFaults = ({ issues }: z.ZodError, value: unknown): RuleFault[] =>
  issues.filter((issue) => !isAboutWrongType(issue, issues)).flatMap((issue) => issueFaults(issue, value));

/** zod also reports the length of a text where it expects a list. */
const isAboutWrongType = (issue: z.core.$ZodIssue, all: readonly z.core.$ZodIssue[]): boolean =>
  (issue.code === 'too_small' || issue.code === 'too_big') &&
  all.some(({ code, path }) => code === 'invalid_type' && path.join('.') === issue.path.join('.'));

function issueFaults(issue: z.core.$ZodIssue, root: unknown): RuleFault[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const value = valueAt(root, path);
  const fault = (rule: string, fix: string): RuleFault[] => [error(path, value, rule, fix)];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        unknownKey([...path, key], valueAt(value, [key]), key, keysOf(schemaAt(EnvironmentSchema, path))),
      );
    case 'invalid_key': {
      const key = String(path.at(-1) ?? '');
      const better = nameLike(key);
      return [
        error(
          path,
          key,
          `the name is ${issue.issues[0]?.message ?? 'of another form'}`,
          better === undefined ? 'choose another name' : `rename it, such as to '${better}'`,
        ),
      ];
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (value === undefined) return fault(`required: ${expected(path, issue)}`, 'choose one');
      const guess = typeof value === 'string' ? meant(value, allowed) : undefined;
      return fault(expected(path, issue), guess === undefined ? 'write one of them' : `did you mean '${guess}'?`);
    }
    case 'too_small':
    case 'too_big':
      return fault(boundRule(issue, path), boundFix(issue, path));
    case 'invalid_type':
    case 'invalid_union':
      if (value === undefined) return fault(`required: ${expected(path, issue)}`, `add it${suchAs(path)}`);
      return fault(expected(path, issue), typeFix(issue, value, path));
    default:
      return fault(issue.message, correctFix(path, issue.message));
  }
}

function unknownKey(path: Path, value: unknown, key: string, known: readonly string[]): RuleFault {
  const guess = meant(key, known);
  return error(
    path,
    value,
    known.length === 0 ? 'no such key here' : `no such key here; there are ${known.join(', ')}`,
    guess === undefined ? 'remove it' : `did you mean '${guess}'?`,
  );
}

/** What must be at a place: from the issue or, for a missing value, from the schema's message for a wrong one. */
function expected(path: Path, issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value')
    return oneOf(issue.values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))));
  if (issue.code === 'invalid_union') {
    const literals = issue.errors
      .flat()
      .flatMap((inner) => (inner.code === 'invalid_value' ? inner.values.map(String) : []));
    return literals.length > 0 && issue.message === 'Invalid input' ? oneOf(literals) : issue.message;
  }
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.expected === 'string') return stringRule(path) ?? 'a text in quotes';
  const words: Readonly<Record<string, string>> = {
    array: 'a list: [ … ]',
    boolean: 'true or false',
    int: 'a whole number',
    number: 'a number',
    record: 'an object whose keys are names: { name: … }',
    object: `an object with the keys ${keysOf(schemaAt(EnvironmentSchema, path)).join(', ')}`,
    tuple: 'a list of fixed length',
  };
  return words[issue.expected] ?? issue.expected;
}

/** The rule of a text's format, taken from the schema's message for an empty text. */
function stringRule(path: Path): string | undefined {
  const message = schemaAt(EnvironmentSchema, path)?.safeParse('').error?.issues[0]?.message;
  return message === undefined || ZODS_OWN.test(message) ? undefined : message;
}

/** How zod's own messages begin; they are written for programmers. */
const ZODS_OWN = /^(Too|Invalid)\b/;

type Bound = Extract<z.core.$ZodIssue, { code: 'too_small' | 'too_big' }>;

function boundRule(issue: Bound, path: Path): string {
  if (issue.origin === 'string') return stringRule(path) ?? 'a text that is not empty';
  const small = issue.code === 'too_small';
  const bound = String(small ? issue.minimum : issue.maximum);
  const entries = issue.origin === 'array' ? ` ${bound === '1' ? 'entry' : 'entries'}` : '';
  if (issue.inclusive === false) return small ? `more than ${bound}` : `less than ${bound}`;
  return `at ${small ? 'least' : 'most'} ${bound}${entries}`;
}

const boundFix = (issue: Bound, path: Path): string => {
  const small = issue.code === 'too_small';
  if (issue.origin === 'string') return correctFix(path);
  if (issue.origin === 'array') return small ? `add what is missing${suchAs(path)}` : 'take some away';
  return small ? 'write a larger number' : 'write a smaller number';
};

function typeFix(issue: z.core.$ZodIssue, value: unknown, path: Path): string {
  if (issue.code === 'invalid_type') {
    const isNumber = issue.expected === 'number' || issue.expected === 'int';
    if (isNumber && typeof value === 'string' && Number.isInteger(Number(value)) && value.trim() !== '')
      return `write it without quotes: ${value}`;
    if (issue.expected === 'string' && typeof value === 'number') return `write it in quotes: '${value}'`;
    if (issue.expected === 'array' && isEntry(path, value)) return `write it in brackets: ${literal([value])}`;
  }
  return correctFix(path, expected(path, issue));
}

/** Whether a single value in place of a list would be a valid entry of the list. */
const isEntry = (path: Path, value: unknown): boolean =>
  schemaAt(EnvironmentSchema, [...path, 0])?.safeParse(value).success === true;

/** How to correct a value, with an example if the rule has none. */
function correctFix(path: Path, rule = ''): string {
  const example = exampleAt(path);
  if (example === undefined || rule.includes(example.replaceAll("'", ''))) return 'correct it';
  return `write it like ${example}`;
}

const suchAs = (path: Path): string => {
  const example = exampleAt(path);
  return example === undefined ? '' : `, such as ${example}`;
};

/** Longer examples do not fit into a line. */
const LONGEST_EXAMPLE = 100;

/** An example for a place, with its key as in the file; undefined if it would be too long or say nothing. */
function exampleAt(path: Path): string | undefined {
  const schema = schemaAt(EnvironmentSchema, path);
  const key = path.at(-1);
  if (!schema || key === undefined) return undefined;
  const example = literal(exampleOf(schema));
  if (example === '{}' || example.length > LONGEST_EXAMPLE) return undefined;
  return typeof key === 'number' ? example : `${key}: ${example}`;
}

/** The nearest name to what was written: lowercase, with hyphens. */
function nameLike(key: string): string | undefined {
  const name = key
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 31);
  return name === '' ? undefined : name.replace(/-$/, '');
}

const valueAt = (root: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    root,
  );
