import { deepEqual, notEqual } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applicationsOf } from '../../../../testbed/argo-cd/applications';
import { settled } from '../../../../testbed/argo-cd/synced-and-healthy';
import { eventually } from '../../../../machine/eventually';
import { CEPH, CLAIM, FRONT_END, named } from '../objects';
import type { GitOpsCase, GitOpsFixture } from '../gitops-case';

const uids = async ({ harness }: GitOpsFixture): Promise<(string | undefined)[]> =>
  Promise.all([CEPH, CLAIM].map(async (object) => (await harness.spoke.api.read(object))?.metadata?.uid));

/** Files of an app and its Application, with their texts. */
const filesOf = ({ harness }: GitOpsFixture, cluster: string, app: string): Record<string, string> => {
  const folder = `rendered/${harness.environment.name}/gitops/${cluster}`;
  return Object.fromEntries(
    harness.tree
      .map(({ path }) => path)
      .filter((path) => path === `${folder}/${app}.yaml` || path.startsWith(`${folder}/${app}/`))
      .map((path) => [path, harness.repository.read(path)]),
  );
};
const removed = (files: Readonly<Record<string, string>>): Record<string, undefined> =>
  Object.fromEntries(Object.keys(files).map((path) => [path, undefined]));

export const dataStays: GitOpsCase = (fixture) => {
  void describe('7. given an app with data and one without, when both go from git', () => {
    void it('then the one without is gone, and of the other everything stays, also when its Application is deleted', async () => {
      const { push, hub, spoke } = fixture.harness;
      const before = await uids(fixture);
      notEqual(before[0], undefined);
      notEqual(before[1], undefined);
      const [frontEnd, ceph] = [filesOf(fixture, hub.name, 'front-end'), filesOf(fixture, spoke.name, 'ceph')];

      await push('no front end and no Ceph', { ...removed(frontEnd), ...removed(ceph) });
      await eventually('the front end to go', async () => (await hub.api.read(FRONT_END)) === undefined, {
        seconds: 240,
      });
      await eventually(
        'Argo CD to see that Ceph has gone from git',
        async () => {
          const cluster = (await applicationsOf(hub.api)).get(spoke.name);
          return cluster?.status?.resources?.some(
            ({ name, status }) => name === `${spoke.name}-ceph` && status === 'OutOfSync',
          );
        },
        { seconds: 240 },
      );
      deepEqual(await uids(fixture), before);
      fixture.note(7, 'gone from git: the front end is gone, Ceph with its claim stays');

      const application = named('argoproj.io/v1alpha1', 'Application', `${spoke.name}-ceph`, 'argocd');
      await hub.api.remove(application);
      await eventually('the Application to go', async () => (await hub.api.read(application)) === undefined);
      deepEqual(await uids(fixture), before);
      fixture.note(7, 'its Application deleted: both stay');

      await push('both again', { ...frontEnd, ...ceph });
      await settled(fixture.harness);
      deepEqual(await uids(fixture), before);
      fixture.note(7, 'back in git: the same objects are taken over');
    });
  });
};
