import type { AppProject, GroupKind } from '../helm-values/argocd-apps';
import { called, type Content, type Finding, type Given } from './given';

const groupOf = ({ object }: Given): string =>
  object.apiVersion.includes('/') ? (object.apiVersion.split('/')[0] ?? '') : '';

const allows = (kinds: readonly GroupKind[], group: string, kind: string): boolean =>
  kinds.some((one) => (one.group === '*' || one.group === group) && (one.kind === '*' || one.kind === kind));

/**
 * The AppProject of an app allows every kind and namespace that its chart and manifests have: Argo CD refuses the whole sync for one that is
 * not.
 *
 * Source: Argo CD user guide, "Projects".
 */
export const projectAllows = (content: Content, projects: readonly AppProject[]): Finding[] =>
  content.given.flatMap((one) => {
    const project = projects.find(({ name }) => name === one.project);
    if (!project) return [];
    const { kind, metadata } = one.object;
    const group = groupOf(one);
    const { namespace } = metadata;
    const kinds = namespace === undefined ? project.clusterKinds : project.kinds;
    const where = called(content, one);
    const rule = `the AppProject ${project.name} allows what its apps make`;
    return [
      ...(allows(kinds, group, kind)
        ? []
        : [
            {
              where,
              value: `kind ${kind}${group === '' ? '' : ` of ${group}`}`,
              rule,
              fix: 'add the kind in apps/projects.ts',
            },
          ]),
      ...(namespace === undefined || project.namespaces.includes(namespace)
        ? []
        : [{ where, value: `namespace ${namespace}`, rule, fix: 'add the namespace in apps/projects.ts' }]),
    ];
  });
