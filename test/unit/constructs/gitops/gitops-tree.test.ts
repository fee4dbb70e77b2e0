import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { APPS } from '../../../../apps';
import type { Manifest } from '../../../../apps/manifest';
import { GitOpsTree } from '../../../../constructs/gitops/gitops-tree';
import { hybrid, parsed } from '../../../support/drafts';
import { at, gitopsTree } from '../../../support/gitops';
import { synthesized } from '../../../support/synthesized';

const tree = gitopsTree();
const applications = tree.filter(({ kind, app }) => kind === 'Application' && app === undefined);
const ofApps = applications.filter(({ body }) => at(body, 'metadata', 'labels', 'landbridge/app') !== undefined);

/** Manifests without what opens a namespace. */
const closed = (manifests: readonly Manifest[] = []): Manifest[] =>
  manifests.filter(({ metadata }) => !metadata.name.startsWith('allow-'));

/** Names of the apps of one cluster. */
const appsOf = (environment: string, cluster: string): unknown[] =>
  ofApps
    .filter((each) => each.environment === environment && each.cluster === cluster)
    .map(({ body }) => at(body, 'metadata', 'labels', 'landbridge/app'));

const CLOUD_ONLY: readonly string[] = [
  'aws-load-balancer-controller',
  'back-end',
  'block-storage',
  'clusters',
  'external-dns',
  'front-end',
];
const SITES_ONLY: readonly string[] = ['ceph', 'metallb', 'metrics-server', 'rook', 'snapshot-controller'];

describe('the tree of Applications', () => {
  it('is refused where a flow that an app needs is denied', () => {
    const tree = new GitOpsTree(new App(), 'tree', { environment: parsed(hybrid()), source: 'environments/hybrid.ts' });
    const apps = tree.apps.get('seoul') ?? [];
    const whole = tree.node.validate();
    (tree.apps as Map<string, typeof apps>).set(
      'seoul',
      apps.map((each) =>
        each.app.name === 'namespaces' ? { ...each, manifests: () => closed(each.manifests?.()) } : each,
      ),
    );

    expect(whole).toEqual([]);
    expect(tree.node.validate()[0]).toMatch(/^seoul: the flow from .* is needed and denied/);
  });

  it('has no switch that is off, since Argo CD drops it when it writes an Application, which then differs from git', () => {
    const switches = applications.flatMap(({ body }) =>
      Object.values(at(body, 'spec', 'syncPolicy', 'automated') as Readonly<Record<string, unknown>>),
    );

    expect([...new Set(switches)]).toEqual([true]);
  });

  it('has what people use in the cloud alone', () => {
    expect(appsOf('hybrid', 'cloud')).toEqual(expect.arrayContaining([...CLOUD_ONLY]));
    expect(appsOf('hybrid', 'seoul').filter((app) => CLOUD_ONLY.includes(app as string))).toEqual([]);
  });

  it('has what EKS brings itself on the sites alone', () => {
    expect(appsOf('hybrid', 'seoul')).toEqual(expect.arrayContaining([...SITES_ONLY]));
    expect(appsOf('hybrid', 'cloud').filter((app) => SITES_ONLY.includes(app as string))).toEqual([]);
  });

  it('has the pipeline, and all that it needs, on both sides', () => {
    const both = APPS.filter(({ reach }) => reach === 'everywhere').map(({ name }) => name);

    expect(both).toEqual(expect.arrayContaining(['namespaces', 'gpu-operator', 'kueue', 'argo-workflows', 'pipeline']));
    for (const cluster of ['cloud', 'seoul']) expect(appsOf('hybrid', cluster)).toEqual(expect.arrayContaining(both));
  });

  it('has every app in the wave that its definition says', () => {
    const waves = ofApps.map(({ body }) => [
      at(body, 'metadata', 'labels', 'landbridge/app'),
      at(body, 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave'),
    ]);

    expect(waves).toEqual(waves.map(([app]) => [app, String(APPS.find(({ name }) => name === app)?.wave)]));
  });

  it('says nothing that Argo CD takes out of an Application again, which would never be as in git', () => {
    const sources = applications.flatMap(({ body }) => [
      at(body, 'spec', 'source'),
      ...((at(body, 'spec', 'sources') as unknown[] | undefined) ?? []),
    ]);

    expect(sources.filter((source) => at(source, 'directory', 'recurse') === false)).toEqual([]);
  });

  it('names no two Applications of an environment alike, for they are in one namespace', () => {
    const names = applications.map(({ environment, name }) => `${environment} ${name}`);

    expect(new Set(names).size).toBe(names.length);
  });

  it('reads manifests from folders that are there, and every folder is read', () => {
    const folders = (paths: readonly string[]): string[] => [...new Set(paths)].sort();
    const read = ofApps.flatMap(({ body }) =>
      (at(body, 'spec', 'sources') as object[]).flatMap((source) => at(source, 'path') ?? []),
    );
    const there = tree
      .filter(({ app }) => app !== undefined)
      .map(({ path }) => `rendered/${path.replace(/\/[^/]+$/, '')}`);

    expect(folders(read as string[])).toEqual(folders(there));
  });

  it('sends each Application to the cluster in whose folder it is', () => {
    expect(ofApps.filter(({ body, cluster }) => at(body, 'spec', 'destination', 'name') !== cluster)).toEqual([]);
  });

  it('keeps what holds data: neither pruned, nor deleted with its Application', () => {
    const kept = tree.filter(({ app }) => app === 'ceph');
    const application = ofApps.find(({ name }) => name === 'seoul-ceph')?.body;

    expect(kept.length).toBeGreaterThan(5);
    for (const { body } of kept) {
      expect(at(body, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options')).toBe('Prune=false,Delete=false');
    }
    expect(at(application, 'metadata', 'finalizers')).toBeUndefined();
    expect(at(application, 'spec', 'syncPolicy', 'automated', 'prune')).toBeUndefined();
  });

  it('has a header in every file, and one object a document', () => {
    const files = Object.entries(synthesized().rendered).filter(([path]) => /\/gitops\/[^/]+(\/.*)?\.yaml$/.test(path));

    for (const [path, text] of files) {
      expect(`${path}: ${text}`).toMatch(/: # Made by `npm run synth` from environments\/[\w-]+\.ts for Argo CD; /);
      expect(text.match(/^kind: /gm)?.length).toBe(text.match(/^---$/gm)?.length);
    }
  });

  it('runs Argo CD of an environment without a cloud on the site itself', () => {
    const site = applications.find(({ environment, name }) => environment === 'onprem-only' && name === 'busan');

    expect(at(site?.body, 'spec', 'destination', 'name')).toBe('busan');
  });
});
