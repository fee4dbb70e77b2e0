import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { KubernetesObject } from '@kubernetes/client-node';
import { chartFactFiles } from '../../../dev/generate/chart-facts';
import { cacheFolder, removeAbandoned, repositoryRoot, setting } from '../../../machine/cache-folder';
import { findingsIn, findingsInRendered } from '../../../manifest-rules';
import { called, valueAt, workloadsIn, type Given } from '../../../manifest-rules/given';
import { goPrograms } from '../../../testbed/components/go-programs';
import { startControlPlane, type ControlPlane } from '../../../testbed/kubernetes/control-plane';
import { crdsFolder, crdsOf, installCrds } from '../../../testbed/kubernetes/crds';
import { apiOf, type Api } from '../../../testbed/kubernetes/kubernetes-api';
import { startCaseReport } from '../support/case-report';
import { judged, type Verdict } from '../support/verdict';
import { renderClusters, type RenderedCluster } from './rendered-clusters';

const TITLES = [
  'charts are had',
  'the API server takes every object',
  'Pod Security takes every pod',
  'everything that is named is there',
  'facts are what the charts say',
];

/** Projects whose CRDs are not in the source of their chart: a build puts them there. */
const CRDS_MADE_BY_A_BUILD = ['external-secrets', 'gateway-api'];

/** Whether a chart that is not had fails the run. */
const strict = setting('LANDBRIDGE_STRICT') !== undefined;

void describe('the charts, rendered by helm with our values', () => {
  const { note } = startCaseReport(TITLES);
  let clusters: readonly RenderedCluster[] = [];
  let api: Api | undefined;
  let server: ControlPlane | undefined;
  const serverApi = (): Api => {
    if (!api) throw new Error('The API server was not started.');
    return api;
  };
  before(async () => {
    const programs = await goPrograms(['etcd', 'kubernetes', 'helm'], { log: console.log });
    removeAbandoned(cacheFolder('charts-proof'), 'run');
    const folder = cacheFolder('charts-proof', `run-of-${process.pid}`);
    clusters = await renderClusters(programs.helm, folder);
    server = await startControlPlane({ programs, folder, serviceCidr: '10.22.0.0/16', controllers: false });
    api = apiOf(server.config);
  });
  after(async () => {
    api?.close();
    await server?.stop();
  });

  void it('1. given the pins, then each chart is had, or left out by name', () => {
    const missing = [...new Set(clusters.flatMap(({ leftOut }) => leftOut))];
    const had = new Map(
      clusters.flatMap(({ rendered }) =>
        rendered.flatMap((one) => ('found' in one ? [[one.release.app, one.found] as const] : [])),
      ),
    );
    note(1, [...had].map(([app, { source, digest }]) => `${app}: ${source}, ${digest.slice(0, 12)}`).join('\n'));
    for (const one of missing) note(1, `LEFT OUT ${one}`);
    ok(had.size > 0);
    if (strict) deepEqual(missing, []);
  });

  void it('2. given every object, then the API server takes it, with no field that it does not know', async () => {
    const all = distinct(clusters.flatMap((cluster) => objectsOf(cluster)));
    await installCrds(serverApi(), crdsFor(all));
    const needed = all
      .map(({ given }) => given.object)
      .filter(({ kind }) => kind === 'Namespace' || kind === 'PriorityClass');
    const others = all.flatMap(({ given }) => given.object.metadata.namespace ?? []);
    const bare = others.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
    for (const object of once([...bare, ...(needed as unknown as KubernetesObject[])])) await serverApi().apply(object);

    const said = await inTurn(all, async ({ where, given }) => ({
      where,
      ...(await judged(serverApi(), given.object as unknown as KubernetesObject)),
    }));
    const of = (verdict: Verdict) => said.filter((one) => one.verdict === verdict);
    note(2, `${of('accepted').length} accepted, ${of('refused').length} refused, ${of('skipped').length} skipped`);
    for (const why of new Set(of('skipped').map((one) => one.why))) note(2, `skipped: ${why}`);
    deepEqual(
      of('refused').map(({ where, why }) => `${where}: ${why}`),
      [],
    );
  });

  void it('3. given a pod of each workload, then its namespace’s Pod Security Standard takes it', async () => {
    const said = await inTurn(
      clusters.flatMap(({ content }) => workloadsIn(content.given).map((workload) => ({ content, workload }))),
      async ({ content, workload: { pod, labels, ...given } }) => {
        const body = {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'asked', labels, namespace: given.object.metadata.namespace ?? 'default' },
          spec: pod as object,
        };
        const { verdict, why } = await judged(serverApi(), body);
        return verdict === 'accepted' ? undefined : `${called(content, given)}: ${why}`;
      },
    );
    note(3, `${said.length} pods asked for`);
    deepEqual(
      said.filter((one) => one !== undefined),
      [],
    );
  });

  void it('4. given what each cluster is given, then no rule finds what would not come up', () => {
    const whole = clusters.filter(({ leftOut }) => leftOut.length === 0);
    const found = clusters.flatMap((cluster) =>
      whole.includes(cluster) ? findingsInRendered(cluster.judged) : findingsIn(cluster.judged),
    );
    note(
      4,
      `${found.length} findings in ${clusters.length} clusters; ${whole.length} of them have all their charts, others facts`,
    );
    deepEqual(found, []);
  });

  void it('5. given the committed facts, then they are what the charts that are had render', async () => {
    const files = Object.entries(await chartFactFiles());
    const stale = files.filter(([path, text]) => readFileSync(join(repositoryRoot, path), 'utf8') !== text);
    deepEqual(
      stale.map(([path]) => `${path}: npm run generate -- charts`),
      [],
    );
    note(5, 'facts as committed');
  });
});

interface Placed {
  readonly where: string;
  readonly given: Given;
}

const objectsOf = ({ content, before: first }: RenderedCluster): Placed[] =>
  [...first, ...content.given].map((given) => ({ where: called(content, given), given }));

/** Equal objects once: clusters have most of a chart in common. */
const distinct = (all: readonly Placed[]): Placed[] => [
  ...new Map(all.map((one) => [JSON.stringify(one.given.object), one])).values(),
];

/** CRDs of the kinds that are there to be judged. The others are judged themselves, and nothing more waits for them to be served. */
const crdsFor = (all: readonly Placed[]): KubernetesObject[] => {
  const kinds = new Set(all.map(({ given }) => given.object.kind));
  const folder = crdsFolder();
  const built = folder === undefined ? [] : CRDS_MADE_BY_A_BUILD.flatMap((project) => crdsOf(folder, project));
  const rendered = all.map(({ given }) => given.object).filter(({ kind }) => kind === 'CustomResourceDefinition');
  return once([...built, ...(rendered as unknown as KubernetesObject[])]).filter((crd) =>
    kinds.has(String(valueAt(crd, 'spec', 'names', 'kind'))),
  );
};

/** Of several objects of one name the last. */
const once = (objects: readonly KubernetesObject[]): KubernetesObject[] => [
  ...new Map(objects.map((object) => [object.metadata?.name, object])).values(),
];

/** A few at a time, in order. */
const inTurn = async <T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> => {
  const answers: R[] = [];
  for (let from = 0; from < all.length; from += 16)
    answers.push(...(await Promise.all(all.slice(from, from + 16).map(ask))));
  return answers;
};
