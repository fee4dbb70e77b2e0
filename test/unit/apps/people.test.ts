import { describe, expect, it } from 'vitest';
import { appsOn } from '../../../apps';
import { people } from '../../../apps/people';
import { clustersOf, type Cluster } from '../../../config/kubernetes/clusters';
import { contentByFacts, findingsIn } from '../../../manifest-rules';
import { hybrid, parsed, siteOf, type Draft } from '../../support/drafts';

type Groups = NonNullable<NonNullable<ReturnType<typeof siteOf>['oidc']>['groups']>;

/** Seoul's cluster with these groups. */
function seoulWith(groups: Groups): Cluster {
  const draft: Draft = hybrid();
  Object.assign(siteOf(draft).oidc ?? {}, { groups });
  const found = clustersOf(parsed(draft)).find(({ name }) => name === 'seoul');
  if (!found) throw new Error('hybrid has seoul');
  return found;
}

const made = (groups: Groups) => people.on(seoulWith(groups))?.manifests?.();

describe('rights of people who sign on', () => {
  it('given a role in the whole cluster, then it is bound to the group with the prefix that its tokens get', () => {
    expect(made({ platform: { role: 'cluster-admin' } })).toEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'people-cluster-admin' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'oidc:platform' }],
      },
    ]);
  });

  it('given a role in namespaces, then each has a binding, and nothing else has', () => {
    const bindings = made({ research: { role: 'edit', namespaces: ['pipeline', 'kueue-system'] } });

    expect(bindings?.map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name])).toEqual([
      ['RoleBinding', 'pipeline', 'people-edit'],
      ['RoleBinding', 'kueue-system', 'people-edit'],
    ]);
  });

  it('given two groups with one role, then they share its binding', () => {
    const bindings = made({ second: { role: 'view' }, first: { role: 'view' } });

    expect(bindings).toHaveLength(1);
    expect(bindings?.[0]).toMatchObject({ subjects: [{ name: 'oidc:first' }, { name: 'oidc:second' }] });
  });

  it('given no group, then the app is not there', () => {
    expect(people.on(seoulWith({}))).toBeUndefined();
  });

  it('given a namespace that the cluster lacks, then check names it', () => {
    const cluster = seoulWith({ research: { role: 'edit', namespaces: ['elsewhere'] } });

    expect(
      findingsIn(contentByFacts(cluster, appsOn(cluster))).map(({ where, value }) => `${where}: ${value}`),
    ).toContain('seoul, people, RoleBinding people-edit: namespace elsewhere');
  });
});
