import { describe, expect, it } from 'vitest';
import { appsOn } from '../../../apps';
import { WAITS_ALONE } from '../../../config/gitops/argo-cd-names';
import { clustersOf } from '../../../config/kubernetes/clusters';
import { environments } from '../../support/environments';
import { at, gitopsTree } from '../../support/gitops';

const installed = environments().flatMap(({ environment }) =>
  clustersOf(environment).flatMap((cluster) => {
    const apps = appsOn(cluster);
    const last = Math.max(...apps.map(({ app }) => app.wave));
    return apps.map((on) => ({ place: `${environment.name} ${cluster.name} ${on.app.name}`, last, ...on }));
  }),
);
const waiting = installed.filter(({ app, cluster }) => app.waitsFor?.(cluster) !== undefined);
const [[MARK, YES] = ['', '']] = Object.entries(WAITS_ALONE);

describe('an app that waits for a person', () => {
  it('is known: every kind of thing that a person makes', () => {
    expect([...new Set(waiting.map(({ app }) => app.name))].sort()).toEqual([
      'back-end',
      'clusters',
      'external-secrets',
      'front-end',
      'pipeline',
    ]);
  });

  it.each(waiting.map((each) => [each.place, each] as const))(
    '%s holds up no other wave, and nothing of its own',
    (_, { app, last, values, manifests }) => {
      const own = manifests?.() ?? [];
      const marked = own.every(({ metadata }) => metadata.annotations?.[MARK] === YES);
      const chartMarked = !app.chart || at(values(), 'deploymentAnnotations', MARK) === YES;
      // With chart and manifests it would apply the second only when the first is healthy.
      const oneStep = !app.chart || own.length === 0;

      expect(app.wave === last || (marked && chartMarked && oneStep)).toBe(true);
    },
  );

  it('is each whose objects come from outside of the cluster’s own tree: secrets of AWS, and our images', () => {
    const outside = installed.filter(({ app, cluster, manifests }) =>
      app.image !== undefined && cluster.side === 'cloud' && app.name !== 'pipeline'
        ? true
        : (manifests?.() ?? []).some(
            ({ kind, metadata }) => kind === 'ExternalSecret' && metadata.namespace !== undefined,
          ),
    );

    expect(outside.filter((each) => !waiting.includes(each)).map(({ place }) => place)).toEqual([]);
  });
});

describe('the sync of a cluster', () => {
  it('never gives up, and takes the newest commit at each try', () => {
    const clusters = gitopsTree().filter(
      ({ kind, body }) => kind === 'Application' && at(body, 'spec', 'project') === 'root',
    );

    expect(clusters.length).toBeGreaterThan(3);
    for (const { body } of clusters)
      expect(at(body, 'spec', 'syncPolicy', 'retry')).toMatchObject({ limit: -1, refresh: true });
  });
});
