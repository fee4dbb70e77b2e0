import { deepEqual, equal, match } from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KubernetesObject } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import { applicationsOf } from '../../../../testbed/argo-cd/applications';
import { messageOf } from '../../../../testbed/kubernetes/kubernetes-api';
import { eventually } from '../../../../machine/eventually';
import { named } from '../objects';
import type { GitOpsCase, GitOpsFixture } from '../gitops-case';

const FOLDER = 'outsiders';
const MAP: KubernetesObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'outsider' } };
const ROLE: KubernetesObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'outsider' },
};

interface Outsider {
  readonly why: string;
  readonly project: string;
  /** @default its own */
  readonly cluster?: 'spoke';
  readonly namespace: string;
  /** @default the platform's */
  readonly repository?: string;
  readonly object: KubernetesObject;
  readonly said: RegExp;
}

const OUTSIDERS: readonly Outsider[] = [
  {
    why: 'another cluster',
    project: 'back-office',
    cluster: 'spoke',
    namespace: 'back-office',
    object: MAP,
    said: /destination .* do not match any of the allowed destinations/,
  },
  {
    why: 'another namespace',
    project: 'back-office',
    namespace: 'kube-system',
    object: MAP,
    said: /destination .* do not match any of the allowed destinations/,
  },
  {
    why: 'another repository',
    project: 'pipeline',
    namespace: 'pipeline',
    repository: 'https://example.org/other.git',
    object: MAP,
    said: /repo .* is not permitted in project/,
  },
  {
    why: 'a kind of more power',
    project: 'pipeline',
    namespace: 'pipeline',
    object: ROLE,
    said: /is not permitted in project pipeline/,
  },
  {
    why: 'no project of ours',
    project: 'default',
    namespace: 'default',
    object: MAP,
    said: /not permitted in project|do not match any of the allowed/,
  },
];

const create = async ({ harness }: GitOpsFixture, outsider: Outsider, index: number): Promise<string> => {
  const { project, cluster = 'hub', namespace, repository = harness.repository.url } = outsider;
  const name = `outsider-${index}`;
  const answer = await harness.hub.api.apply({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    ...{
      spec: {
        project,
        destination: { name: harness[cluster].name, namespace },
        source: {
          repoURL: repository,
          targetRevision: harness.environment.repository.revision,
          path: `${FOLDER}/${index}`,
        },
        syncPolicy: { automated: {} },
      },
    },
  });
  equal(answer.status, 201, messageOf(answer));
  return name;
};

export const projectRefuses: GitOpsCase = (fixture) => {
  void describe('9. given Applications that reach outside of their AppProject', () => {
    void it('then each is refused with the reason, and makes nothing', async () => {
      const { push, hub, spoke } = fixture.harness;
      await push(
        'outsiders',
        Object.fromEntries(OUTSIDERS.map(({ object }, index) => [`${FOLDER}/${index}/object.yaml`, stringify(object)])),
      );
      for (const [index, outsider] of OUTSIDERS.entries()) {
        const name = await create(fixture, outsider, index);
        const said = await eventually(
          `${outsider.why} to be refused`,
          async () => {
            const { conditions = [], operationState } = (await applicationsOf(hub.api)).get(name)?.status ?? {};
            // An operation that is refused goes on to be tried again; what its last try said is in its result.
            const results = operationState === undefined ? '' : JSON.stringify(operationState);
            return [...conditions.map(({ message }) => message), results].find((message) =>
              outsider.said.test(message),
            );
          },
          { seconds: 240 },
        );
        match(said, outsider.said);
        fixture.note(9, `${outsider.why}: refused`);
      }
      const places = ['kube-system', 'back-office', 'pipeline', 'default'].map((namespace) =>
        named('v1', 'ConfigMap', 'outsider', namespace),
      );
      const found = await Promise.all(
        [hub, spoke].flatMap(({ api }) => [ROLE, ...places].map((object) => api.read(object))),
      );
      deepEqual(
        found.filter((object) => object !== undefined),
        [],
      );
    });
  });
};
