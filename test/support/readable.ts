import { stringify } from 'yaml';
import { sorted, type Json } from './stack-json';

/**
 * JSON as YAML that a person reads: JSON inside of strings, such as policies and add-on configuration, is opened up under the
 * key's name and `(json)`, in the order in which it was written, since a policy's statement reads best from its Sid on. In a list, such as a
 * chart's values, it is opened up where it is.
 */
export const readable = (value: Json): string =>
  stringify(opened(sorted(value)), { lineWidth: 0, aliasDuplicateObjects: false });

function opened(value: Json): Json {
  if (Array.isArray(value)) return value.map((each: Json) => opened(jsonIn(each) ?? each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, Json] => {
      const json = jsonIn(inner);
      return json === undefined ? [key, opened(inner)] : [`${key} (json)`, opened(json)];
    }),
  );
}

/** An object or list written as a string; undefined for any other value. */
function jsonIn(value: Json): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}
