import { describe, expect, it } from 'vitest';
import { APPS } from '../../../apps';
import { AUTH_READER } from '../../../apps/auth-readers';
import { at, gitopsTree } from '../../support/gitops';

/** Every chart of ours that makes an APIService, read in its templates at this version. */
const CHARTS_WITH_API_SERVICES = [
  { app: 'kueue', version: '0.19.2', serviceAccount: 'kueue-controller-manager', namespace: 'kueue-system' },
  // templates/rolebinding.yaml of the chart makes metrics-server-auth-reader itself.
  { app: 'metrics-server', version: '3.13.0', makesOwn: true },
] as const;

const tree = gitopsTree();
const installed = (app: string): (readonly [string, string])[] =>
  tree
    .filter((each) => each.kind === 'Application' && at(each.body, 'metadata', 'labels', 'landbridge/app') === app)
    .map(({ environment, cluster }) => [environment, cluster] as const);

describe('an extension API server', () => {
  it.each(CHARTS_WITH_API_SERVICES)('of $app was looked at in the pinned version', ({ app, version }) => {
    expect(APPS.find(({ name }) => name === app)?.chart?.version).toBe(version);
  });

  it.each(CHARTS_WITH_API_SERVICES.filter((each) => !('makesOwn' in each)))(
    'of $app may read how callers are authenticated, on every cluster where it runs',
    ({ app, ...subject }) => {
      const clusters = installed(app);
      const subjects = clusters.map(([environment, cluster]) =>
        tree
          .filter(
            (each) =>
              each.environment === environment &&
              each.cluster === cluster &&
              each.kind === 'RoleBinding' &&
              each.namespace === 'kube-system' &&
              at(each.body, 'roleRef', 'name') === AUTH_READER,
          )
          .flatMap(({ body }) => at(body, 'subjects') as object[]),
      );

      expect(clusters.length).toBeGreaterThan(2);
      for (const list of subjects) {
        expect(list).toContainEqual({
          kind: 'ServiceAccount',
          name: 'serviceAccount' in subject ? subject.serviceAccount : '',
          namespace: 'namespace' in subject ? subject.namespace : '',
        });
      }
    },
  );

  it('gets a binding that names no other role', () => {
    const roles = tree
      .filter(({ kind, namespace }) => kind === 'RoleBinding' && namespace === 'kube-system')
      .map(({ body }) => at(body, 'roleRef', 'name'));

    expect(new Set(roles)).toEqual(new Set([AUTH_READER]));
  });
});
