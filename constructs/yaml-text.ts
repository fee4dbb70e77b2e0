import { stringify } from 'yaml';

/** The data of a YAML file. A `Map` keeps the order of its keys, which begin with a letter. An object's keys are sorted. */
export type Yaml = string | number | boolean | null | readonly Yaml[] | ReadonlyMap<string, Yaml> | YamlObject;
export interface YamlObject {
  readonly [key: string]: Yaml | undefined;
}

/**
 * A value as YAML text. The order of an object's keys does not change the text. Ansible reads YAML 1.1, so texts that it would take for
 * something else (`on`, `1_000`, `12:30`) are in quotes.
 */
export const yamlText = (value: YamlObject | ReadonlyMap<string, Yaml>): string =>
  `---\n${stringify(ordered(value), { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })}`;

function ordered(value: Yaml): unknown {
  // A `Map` becomes an object here: the library writes a `Map` in YAML 1.1 as a tagged list.
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, ordered(inner as Yaml)]));
  if (Array.isArray(value)) return value.map((inner: Yaml) => ordered(inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as YamlObject)
      .filter((entry): entry is [string, Yaml] => entry[1] !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
