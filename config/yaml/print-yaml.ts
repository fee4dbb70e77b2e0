import { remembered } from '../remembered';

/** The plain data of a manifest. A `Map` keeps the order of its keys; an object's keys are sorted. */
export type Data = Leaf | readonly Data[] | DataObject | ReadonlyMap<string, Data>;
export interface DataObject {
  readonly [key: string]: Data | undefined;
}
type Leaf = string | number | boolean | null;

/** Words that some YAML reader takes for a boolean, null or a number, in upper or lower case (YAML 1.1, "Types"). */
const OTHER_TYPES = /^(y|n|yes|no|on|off|true|false|null|~|\.inf|[-+]\.inf|\.nan|e[-+]?\d+)$/i;
/** Texts that need no quotes: they begin with a letter or a slash, and have no character with a meaning in YAML. */
const PLAIN =
  /^[A-Za-z/_][A-Za-z0-9_./+=@%()*$-]*(:[A-Za-z0-9_./+=@%()*$-]+)*( [A-Za-z0-9_./+=@%()*$-]+(:[A-Za-z0-9_./+=@%()*$-]+)*)*$/;
/** Quantities and durations of Kubernetes. No YAML reader takes them for a number. */
const QUANTITY = /^\d+(m|Ki|Mi|Gi|Ti|s|h)$/;

/** The same with more signs, such as of sentences and patterns. */
const PLAIN_TEXT =
  /^[A-Za-z/_^$][\w./+=@%()*$,;’^[\]-]*(:[\w./+=@%()*$,;’^[\]-]+)*( [\w./+=@%()*$,;’^[\]-]+(:[\w./+=@%()*$,;’^[\]-]+)*)*$/;
/** Addresses, networks, versions, ports, and the names of hosts that begin with a number. No reader takes them for anything else either. */
const PLAIN_NUMBERS = /^(\d+\.\d+\.\d+(\.\d+)?(\/\d+)?|:\d+|\d+\.[a-z]{2}[\w.-]*)$/;

/**
 * Objects as YAML documents, one object a document, keys sorted. A text of several lines is a block. Any other text stands on one line, in
 * quotes where a reader of YAML 1.1 or 1.2 could take it for something else.
 *
 * Each synth prints several hundred documents. This printer takes a fiftieth of a general library's time. A property test checks that the
 * library reads the same data back.
 */
export const yamlDocuments = (objects: readonly DataObject[]): string =>
  objects.map((object) => `---\n${value(object, MANIFEST)}`).join('');

/** One document of any other program, such as Ansible. */
export const yamlText = (object: DataObject | ReadonlyMap<string, Data>): string => `---\n${yamlWithin(object)}`;

/**
 * Data as YAML within another file, such as a chart's values. It has fewer quotes than a manifest. Neither gets others now, because what is
 * deployed keeps its bytes.
 */
export const yamlWithin = (data: readonly Data[] | DataObject | ReadonlyMap<string, Data>): string => value(data, TEXT);

/** How a key and a text are printed on one line. */
interface Printer {
  readonly key: (text: string) => string;
  readonly text: (text: string) => string;
}

function value(data: readonly Data[] | DataObject | ReadonlyMap<string, Data>, print: Printer): string {
  if (isList(data)) return items(data, '', print) || '[]\n';
  return entries(data, '', print) || '{}\n';
}

function entries(object: DataObject | ReadonlyMap<string, Data>, indent: string, print: Printer): string {
  const keys = isMap(object) ? object.keys() : Object.keys(object).sort();
  let text = '';
  for (const key of keys) {
    const value = isMap(object) ? object.get(key) : object[key];
    if (value !== undefined) text += `${indent}${print.key(key)}:${below(value, indent, print)}`;
  }
  return text;
}

/** What stands after a key's colon: the rest of the line, or the lines below. */
function below(value: Data, indent: string, print: Printer): string {
  if (isList(value)) return value.length === 0 ? ' []\n' : `\n${items(value, `${indent}  `, print)}`;
  if (isObject(value)) {
    const text = entries(value, `${indent}  `, print);
    return text === '' ? ' {}\n' : `\n${text}`;
  }
  return ` ${leaf(value, `${indent}  `, print)}\n`;
}

/** A list's entries. The first line of a nested object or list stands beside the dash. */
function items(list: readonly Data[], indent: string, print: Printer): string {
  let text = '';
  for (const item of list) {
    if (isList(item))
      text +=
        item.length === 0
          ? `${indent}- []\n`
          : `${indent}- ${items(item, `${indent}  `, print).slice(indent.length + 2)}`;
    else if (isObject(item)) {
      const inner = entries(item, `${indent}  `, print);
      text += inner === '' ? `${indent}- {}\n` : `${indent}- ${inner.slice(indent.length + 2)}`;
    } else text += `${indent}- ${leaf(item, `${indent}  `, print)}\n`;
  }
  return text;
}

/** A value on one line. */
function leaf(value: Leaf, indent: string, print: Printer): string {
  if (typeof value !== 'string') return String(value);
  return value.includes('\n') && isBlock(value) ? block(value, indent) : print.text(value);
}

const scalar = (text: string): string =>
  (PLAIN.test(text) && !OTHER_TYPES.test(text)) || QUANTITY.test(text) ? text : JSON.stringify(text);

function textScalar(text: string): string {
  if ((PLAIN_TEXT.test(text) && !OTHER_TYPES.test(text)) || PLAIN_NUMBERS.test(text)) return text;
  return /^[ -&(-~]*"[ -&(-~]*$/.test(text) ? `'${text}'` : scalar(text);
}

const MANIFEST: Printer = { key: remembered(scalar), text: scalar };
const TEXT: Printer = { key: remembered(textScalar), text: textScalar };

/** Whether a block keeps the text as it is. It does not for unprintable characters, nor for a text of blank lines only. */
const isBlock = (text: string): boolean => /^[\n\t -~\u00a0-\u1fff\u3000-\ud7ff]*$/.test(text) && /\S/.test(text);

function block(text: string, indent: string): string {
  const ends = /\n*$/.exec(text)?.[0].length ?? 0;
  const chomping = ['-', '', '+'][Math.min(ends, 2)] ?? '';
  // A reader takes the first line's spaces for the block's indentation, unless the indentation is given as a number.
  const indented = /^\s/.test(text) ? '2' : '';
  const lines = text.slice(0, text.length - ends).split('\n');
  const written = lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n');
  // Each newline at the end, beyond the first, is an empty line. The caller writes the last newline.
  return `|${indented}${chomping}\n${written}${'\n'.repeat(Math.max(0, ends - 1))}`;
}

const isList = (value: Data): value is readonly Data[] => Array.isArray(value);
const isMap = (value: Data): value is ReadonlyMap<string, Data> => value instanceof Map;
const isObject = (value: Data): value is DataObject | ReadonlyMap<string, Data> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
