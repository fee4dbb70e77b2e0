import { describe, expect, it } from 'vitest';
import { unknownChartKeys, type ChartValues } from '../../support/unknown-chart-keys';

const defaults = {
  replicas: 1,
  settings: { clusterName: '', labels: {}, limits: { cpu: '' } },
  tolerations: [],
  extra: null,
};
const faults = (values: ChartValues, ...freeForm: string[]): string[] =>
  unknownChartKeys({ values: [values], defaults, freeForm });

describe('unknownChartKeys', () => {
  it('finds nothing wrong with keys that the chart has, at any depth', () => {
    expect(faults({ replicas: 2, settings: { limits: { cpu: '1' } }, tolerations: [{ key: 'a' }] })).toEqual([]);
  });

  it('finds a misspelt key at any depth, and names the nearest', () => {
    expect(faults({ settings: { clusterNam: 'hybrid' } })).toEqual([
      "settings.clusterNam: the chart has no such key; did you mean 'clusterName'?",
    ]);
  });

  it('finds a key below a map that is empty by default, unless the place is listed', () => {
    const values = { settings: { labels: { team: 'ml' } } };

    expect(faults(values)).toEqual([expect.stringMatching(/^settings\.labels\.team: the chart has no such key/)]);
    expect(faults(values, 'settings.labels')).toEqual([]);
  });

  it('finds a map where the chart has a value, a value where it has a map, and a map where it has nothing', () => {
    expect(faults({ replicas: { min: 1 }, settings: 'none', extra: { a: 1 } })).toEqual([
      expect.stringMatching(/^replicas: is a map/),
      expect.stringMatching(/^settings: is no map/),
      expect.stringMatching(/^extra: is a map/),
    ]);
  });

  it('finds a listed place at which nothing is set, and one that the chart does not have', () => {
    expect(faults({ labels: { a: 'b' } }, 'settings.labels', 'labels')).toEqual([
      expect.stringMatching(/^labels: the chart has no such key/),
      expect.stringMatching(/^settings\.labels: is listed/),
      expect.stringMatching(/^labels: is listed/),
    ]);
  });
});
