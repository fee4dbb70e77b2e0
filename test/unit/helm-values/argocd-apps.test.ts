import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { APPS } from '../../../apps';
import { ARGO_CD_PROJECTS } from '../../../apps/argo-cd-settings';
import { projectsValues, rootValues, type AppProject } from '../../../helm-values/argocd-apps';
import { cloudOnly, hybrid, parsed, twoSites, type Draft } from '../../support/drafts';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';
const definitions: readonly (readonly [string, AppProject])[] = ARGO_CD_PROJECTS.map((each) => [each.name, each]);
const ROOT = ARGO_CD_PROJECTS.find(({ name }) => name === 'root');
const workloads = definitions.filter(([name]) => !['root', 'platform', 'site-system', 'auth-readers'].includes(name));
const ofClouds = definitions.filter(([, { reach }]) => reach !== 'sites');

const projects = (draft: Draft) => projectsValues(parsed(draft), ARGO_CD_PROJECTS).projects;
const clusters = (draft: Draft, project: string): string[] => [
  ...new Set(projects(draft)[project]?.destinations.map(({ name }) => name)),
];

describe('an AppProject', () => {
  it.each(definitions)('%s names the clusters of its environment, and no other', (name, { reach }) => {
    const cloud = reach === 'sites' ? [] : ['cloud'];
    const sites = (...names: string[]): string[] => (['cloud', 'hub'].includes(reach) ? [] : names);

    expect(clusters(hybrid(), name)).toEqual([...cloud, ...sites('seoul')]);
    expect(clusters(twoSites(), name)).toEqual([...cloud, ...sites('seoul', 'busan')]);
    expect(clusters(cloudOnly(), name)).toEqual(cloud);
  });

  it.each(definitions)('%s reads the environment’s repository, and those of the charts that it installs', (name) => {
    const [own, ...others] = projects(hybrid())[name]?.sourceRepos ?? [];

    expect(own).toBe('git@github.com:acme/platform.git');
    const charts = APPS.flatMap(({ project, chart }) => (project === name && chart ? [chart.repository] : []));
    expect(others).toEqual([...new Set(charts)].sort());
    expect(others.join('')).not.toContain('*');
  });

  it.each(ofClouds)('%s reaches each of its namespaces on each of its clusters', (name, { namespaces }) => {
    const there = projects(hybrid())[name]?.destinations.filter((one) => one.name === 'cloud');

    expect(there?.map(({ namespace }) => namespace)).toEqual(namespaces);
  });

  it.each(definitions)('%s stays until its last Application is gone', (name) => {
    expect(projects(hybrid())[name]?.finalizers).toEqual([FINALIZER]);
  });

  // The chart writes it as it is: a colon would make a map of it, a hash a comment.
  it.each(definitions)('%s has a description that YAML takes without quotes', (_name, { description }) => {
    expect(parse(`description: ${description}`)).toEqual({ description });
  });

  it.each(ofClouds)('%s is let into kube-system of the cloud only for bindings of auth readers', (name, project) => {
    expect(project.namespaces.includes('kube-system')).toBe(name === 'auth-readers');
    if (name === 'auth-readers') expect(project.kinds.map(({ kind }) => kind)).toEqual(['RoleBinding']);
  });

  it.each(definitions)(
    '%s is let to where Argo CD is only for Applications, or for a site’s credential',
    (name, { kinds, namespaces }) => {
      expect(namespaces.includes('argocd')).toBe(name === 'root' || name === 'clusters');
      if (name === 'clusters') expect(kinds).toEqual([{ group: 'external-secrets.io', kind: 'ExternalSecret' }]);
      expect(namespaces.join('')).not.toContain('*');
    },
  );

  it.each(workloads)('%s cannot lift what bounds it', (_name, { clusterKinds, kinds }) => {
    const own = kinds.map(({ kind }) => kind);

    expect(clusterKinds).toEqual([]);
    for (const bound of ['*', 'ResourceQuota', 'LimitRange', 'NetworkPolicy', 'Role', 'RoleBinding', 'Application']) {
      expect(own).not.toContain(bound);
    }
  });

  it('root makes Applications and AppProjects, and nothing that runs', () => {
    expect(ROOT?.kinds.map(({ kind }) => kind)).toEqual(['Application', 'AppProject']);
    expect(ROOT?.clusterKinds).toEqual([]);
  });
});

describe('the root Application', () => {
  const { root } = rootValues(parsed(hybrid())).applications;

  it('reads the environment’s own folder at the revision of the repository, and no folder below', () => {
    expect(root.source).toEqual({
      repoURL: 'git@github.com:acme/platform.git',
      targetRevision: 'main',
      path: 'rendered/hybrid/gitops',
      directory: { recurse: false },
    });
  });

  it('takes what it made with it, so that its deletion can be waited for', () => {
    expect(root.finalizers).toEqual([FINALIZER]);
  });

  it('follows git, but not to an empty folder', () => {
    expect(root.syncPolicy.automated).toEqual({ prune: true, selfHeal: true });
  });

  it('is in its own project', () => {
    expect(root.project).toBe('root');
    expect(ROOT?.namespaces).toContain(root.destination.namespace);
  });
});
