import { describe, expect, it } from 'vitest';
import { ARGO_CD_PROJECTS } from '../../../apps/argo-cd-settings';
import { projectsValues } from '../../../helm-values/argocd-apps';
import { hybrid, parsed } from '../../support/drafts';
import { at, gitopsTree, type Rendered } from '../../support/gitops';

interface GroupKind {
  readonly group: string;
  readonly kind: string;
}
interface Project {
  readonly sourceRepos: readonly string[];
  readonly destinations: readonly { readonly name: string; readonly namespace: string }[];
  readonly clusterResourceWhitelist: readonly GroupKind[];
  readonly namespaceResourceWhitelist: readonly GroupKind[];
}

const projects: Readonly<Record<string, Project>> = projectsValues(parsed(hybrid()), ARGO_CD_PROJECTS).projects;
const tree = gitopsTree().filter(({ environment }) => environment === 'hybrid');
const applications = tree.filter(({ kind, app }) => kind === 'Application' && app === undefined);

const projectOf = ({ body }: Rendered): Project => {
  const found = projects[String(at(body, 'spec', 'project'))];
  if (!found) throw new Error('an Application is in a project that is not there');
  return found;
};
const allows = (list: readonly GroupKind[], { apiVersion, kind }: Rendered): boolean => {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return list.some((one) => (one.group === '*' || one.group === group) && (one.kind === '*' || one.kind === kind));
};

describe('the AppProject of an Application', () => {
  it.each(applications.map((each) => [each.name, each] as const))('of %s lets it go where it goes', (_, each) => {
    const { destinations } = projectOf(each);

    expect(destinations).toContainEqual(at(each.body, 'spec', 'destination'));
  });

  it.each(applications.map((each) => [each.name, each] as const))('of %s knows where it comes from', (_, each) => {
    const sources = (at(each.body, 'spec', 'sources') ?? [at(each.body, 'spec', 'source')]) as unknown[];

    for (const source of sources) expect(projectOf(each).sourceRepos).toContain(at(source, 'repoURL'));
  });

  it.each(
    tree
      .filter(({ app }) => app !== undefined)
      .map((each) => [`${each.cluster} ${each.kind} ${each.name}`, each] as const),
  )('lets its manifests be made: %s', (_, each) => {
    const application = applications.find(({ name }) => name === `${each.cluster}-${each.app ?? ''}`);
    if (!application) throw new Error('no Application reads it');
    const { clusterResourceWhitelist, namespaceResourceWhitelist, destinations } = projectOf(application);

    if (each.namespace === undefined) expect(allows(clusterResourceWhitelist, each)).toBe(true);
    else {
      expect(allows(namespaceResourceWhitelist, each)).toBe(true);
      expect(destinations).toContainEqual({ name: each.cluster, namespace: each.namespace });
    }
  });

  it('lets the back office and the pipeline make no rights, no quota and no network policy', () => {
    const bounds = [
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
      { apiVersion: 'v1', kind: 'ResourceQuota' },
      { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
    ];
    for (const name of ['back-office', 'pipeline', 'clusters']) {
      const list = projects[name]?.namespaceResourceWhitelist ?? [];
      expect(bounds.filter((each) => allows(list, each as Rendered))).toEqual([]);
      expect(projects[name]?.clusterResourceWhitelist).toEqual([]);
    }
  });
});
