import { stringify } from 'yaml';

/** What YAML holds. A `Map` keeps its order where that means something (its keys begin with a letter); the keys of an object are sorted. */
export type Yaml = string | number | boolean | null | readonly Yaml[] | ReadonlyMap<string, Yaml> | YamlObject;
export interface YamlObject {
  readonly [key: string]: Yaml | undefined;
}

/**
 * A value as YAML text, the same for the same value, whatever the order of an object's keys. Texts that YAML 1.1, which Ansible
 * reads, would take for something else (`on`, `1_000`, `12:30`) are in quotes.
 */
export const yamlText = (value: YamlObject | ReadonlyMap<string, Yaml>): string =>
  `---\n${stringify(ordered(value), { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })}`;

function ordered(value: Yaml): unknown {
  // As an object, since YAML 1.1 writes a map that is ordered as a list with a tag of its own.
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
