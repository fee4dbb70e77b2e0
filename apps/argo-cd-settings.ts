import type { ArgoCdKinds } from '../helm-values/argo-cd';
import type { AppProject } from '../helm-values/argocd-apps';
import { APPS } from '.';
import type { PlatformApp } from './define-app';
import { PROJECTS, type ProjectDefinition, type ProjectName } from './projects';

/** What Argo CD is told about kinds: how to tell that one is healthy, and which ones to leave out. */
export const ARGO_CD_KINDS: ArgoCdKinds = {
  health: APPS.flatMap(({ health = [] }) => health),
  excluded: APPS.flatMap(({ excluded = [] }) => excluded),
};

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** The AppProjects. Each allows the clusters, namespaces and chart repositories of its own apps, and the kinds of its definition. */
export const ARGO_CD_PROJECTS: readonly AppProject[] = Object.entries<ProjectDefinition>(PROJECTS).map(
  ([name, { namespaces = [], boundsOthers = false, hubOnly = false, ...definition }]) => {
    const apps = APPS.filter(({ project }) => project === name);
    return {
      ...definition,
      name: name as ProjectName,
      reach: hubOnly ? 'hub' : reachOf(apps),
      repositories: sorted(apps.flatMap(({ chart }) => (chart ? [chart.repository] : []))),
      namespaces: sorted([
        ...namespaces,
        ...[...apps, ...(boundsOthers ? APPS.filter((app) => app.definesNamespace) : [])].map((app) => app.namespace),
      ]),
    };
  },
);

function reachOf(apps: readonly PlatformApp[]): PlatformApp['reach'] {
  const [first, ...others] = sorted(apps.map(({ reach }) => reach)) as PlatformApp['reach'][];
  return first === undefined || others.length > 0 ? 'everywhere' : first;
}
