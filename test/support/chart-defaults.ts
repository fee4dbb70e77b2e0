import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isMap, type ChartValues } from './unknown-chart-keys';

/** Folder with a folder for each chart, which holds the chart's values.yaml; absent where nobody has named one. */
export const chartsFolder = (): string | undefined => process.env['LANDBRIDGE_CHARTS'] || undefined;

/**
 * A chart's own values. A file `values.<subchart>.yaml` beside them has a subchart's, which a chart takes under the subchart's name.
 *
 * @throws Error if the folder has no such chart
 */
export function chartDefaults(folder: string, chart: string): ChartValues {
  const of = (file: string): ChartValues =>
    (parse(readFileSync(join(folder, chart, file), 'utf8')) ?? {}) as ChartValues;
  const own = of('values.yaml');
  const subcharts = readdirSync(join(folder, chart)).flatMap((file) => {
    const name = /^values\.(.+)\.yaml$/.exec(file)?.[1];
    return name === undefined ? [] : [[name, of(file)] as const];
  });
  return over(Object.fromEntries(subcharts), own);
}

/** One chart's values over another's, map by map, as Helm lays them. */
const over = (below: ChartValues, above: ChartValues): ChartValues => ({
  ...below,
  ...Object.fromEntries(
    Object.entries(above).map(([key, value]) => {
      const other = below[key];
      return [key, isMap(other) && isMap(value) ? over(other, value) : value];
    }),
  ),
});
