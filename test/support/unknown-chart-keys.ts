import { meant } from '../../config/load/closest';

/** A chart's values, ours or its own. */
export interface ChartValues {
  readonly [key: string]: unknown;
}

export interface ChartKeys {
  /** What we set: in each environment, say. */
  readonly values: readonly ChartValues[];
  /** The chart's own values.yaml, with those of its subcharts. */
  readonly defaults: ChartValues;
  /**
   * Places, such as `settings.labels`, below which the chart takes whatever it is given: labels, annotations, resources, a program's own configuration.
   * The chart must know the place itself.
   */
  readonly freeForm: readonly string[];
}

/**
 * Keys that a chart would pass over in silence, because its default values do not have them; and maps set where it has none, or the other way
 * round. Lists are not looked into: Helm replaces them whole.
 *
 * @returns each fault in words; also each free-form place that the chart does not have, or at which we set nothing
 */
export function unknownChartKeys({ values, defaults, freeForm }: ChartKeys): string[] {
  const used = new Set<string>();
  const faults = new Set(values.flatMap((each) => [...unknown(each, defaults, [], { freeForm, used })]));
  const needless = freeForm.filter((place) => !used.has(place));
  return [...faults, ...needless.map((place) => `${place}: is listed as free-form, and nothing of ours is there`)];
}

interface Places {
  readonly freeForm: readonly string[];
  readonly used: Set<string>;
}

function* unknown(
  values: ChartValues,
  defaults: ChartValues,
  above: readonly string[],
  places: Places,
): Generator<string> {
  for (const [key, value] of Object.entries(values)) {
    const path = [...above, key];
    if (!(key in defaults)) {
      const near = meant(key, Object.keys(defaults));
      yield `${written(path)}: the chart has no such key${near === undefined ? '' : `; did you mean '${near}'?`}`;
      continue;
    }
    const place = places.freeForm.find((each) => each === path.join('.'));
    if (place !== undefined) {
      places.used.add(place);
      continue;
    }
    const known = defaults[key];
    if (isMap(value) && isMap(known)) yield* unknown(value, known, path, places);
    else if (isMap(value)) yield `${written(path)}: is a map, and the chart's default is none`;
    else if (isMap(known)) yield `${written(path)}: is no map, and the chart's default is one`;
  }
}

/** Whether a value has keys of its own. */
export const isMap = (value: unknown): value is ChartValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A path as a person reads it: a key with a dot of its own is quoted. */
const written = (path: readonly string[]): string =>
  path.map((key) => (key.includes('.') ? `'${key}'` : key)).join('.');
