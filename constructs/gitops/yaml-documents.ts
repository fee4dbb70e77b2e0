/** What is in a manifest: plain data. A `Map` keeps the order of its keys; those of an object are sorted. */
export type Data = Leaf | readonly Data[] | DataObject | ReadonlyMap<string, Data>;
export interface DataObject {
  readonly [key: string]: Data | undefined;
}
type Leaf = string | number | boolean | null;

/** Words that some reader of YAML takes for a boolean, null, or a number, whatever their case (YAML 1.1, "Types"). */
const OTHER_TYPES = /^(y|n|yes|no|on|off|true|false|null|~|\.inf|[-+]\.inf|\.nan|e[-+]?\d+)$/i;
/** Texts that need no quotes: they begin with a letter or a slash, and have nothing in them that YAML reads. */
const PLAIN =
  /^[A-Za-z/_][A-Za-z0-9_./+=@%()*$-]*(:[A-Za-z0-9_./+=@%()*$-]+)*( [A-Za-z0-9_./+=@%()*$-]+(:[A-Za-z0-9_./+=@%()*$-]+)*)*$/;
/** Amounts and durations of Kubernetes, which no reader takes for a number. */
const QUANTITY = /^\d+(m|Ki|Mi|Gi|Ti|s|h)$/;

/**
 * Objects as YAML documents, keys sorted, one object a document. Texts of several lines are blocks; all others stand on one line, in
 * quotes wherever a reader of YAML 1.1 or 1.2 could take them for anything else.
 *
 * Several hundred documents are printed by each synth: this takes a fiftieth of the time of a general library, and a property test holds
 * it to what that one reads.
 */
export const yamlDocuments = (objects: readonly DataObject[]): string =>
  objects.map((object) => `---\n${entries(object, '')}`).join('');

function entries(object: DataObject | ReadonlyMap<string, Data>, indent: string): string {
  const keys = isMap(object) ? object.keys() : Object.keys(object).sort();
  let text = '';
  for (const key of keys) {
    const value = isMap(object) ? object.get(key) : object[key];
    if (value !== undefined) text += `${indent}${scalar(key)}:${below(value, indent)}`;
  }
  return text;
}

/** What follows a key's colon, to the end of the line or over the lines below. */
function below(value: Data, indent: string): string {
  if (isList(value)) return value.length === 0 ? ' []\n' : `\n${items(value, `${indent}  `)}`;
  if (isObject(value)) {
    const text = entries(value, `${indent}  `);
    return text === '' ? ' {}\n' : `\n${text}`;
  }
  return ` ${leaf(value, `${indent}  `)}\n`;
}

/** A list's entries; the first of what an object or a list holds stands beside the dash. */
function items(list: readonly Data[], indent: string): string {
  let text = '';
  for (const item of list) {
    if (isList(item))
      text +=
        item.length === 0 ? `${indent}- []\n` : `${indent}- ${items(item, `${indent}  `).slice(indent.length + 2)}`;
    else if (isObject(item)) {
      const inner = entries(item, `${indent}  `);
      text += inner === '' ? `${indent}- {}\n` : `${indent}- ${inner.slice(indent.length + 2)}`;
    } else text += `${indent}- ${leaf(item, `${indent}  `)}\n`;
  }
  return text;
}

/** A value that has nothing below it. */
function leaf(value: Leaf, indent: string): string {
  if (typeof value !== 'string') return String(value);
  return value.includes('\n') && isBlock(value) ? block(value, indent) : scalar(value);
}

const scalar = (text: string): string =>
  (PLAIN.test(text) && !OTHER_TYPES.test(text)) || QUANTITY.test(text) ? text : JSON.stringify(text);

/** Blocks keep what they are given, but for what cannot be printed, and for a text that has no line with anything in it. */
const isBlock = (text: string): boolean => /^[\n\t -~\u00a0-\u1fff\u3000-\ud7ff]*$/.test(text) && /\S/.test(text);

function block(text: string, indent: string): string {
  const ends = /\n*$/.exec(text)?.[0].length ?? 0;
  const chomping = ['-', '', '+'][Math.min(ends, 2)] ?? '';
  // A reader takes the first line's spaces for the block's own, unless it is told how many those are.
  const indented = /^\s/.test(text) ? '2' : '';
  const lines = text.slice(0, text.length - ends).split('\n');
  const written = lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n');
  // Each newline at the end beyond the first is an empty line; the last one is written by whoever called.
  return `|${indented}${chomping}\n${written}${'\n'.repeat(Math.max(0, ends - 1))}`;
}

const isList = (value: Data): value is readonly Data[] => Array.isArray(value);
const isMap = (value: Data): value is ReadonlyMap<string, Data> => value instanceof Map;
const isObject = (value: Data): value is DataObject | ReadonlyMap<string, Data> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
