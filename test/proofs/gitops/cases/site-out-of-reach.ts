import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { deepEqual } from 'node:assert/strict';
import { applicationsOf, stateOf } from '../../../../testbed/argo-cd/applications';
import { expectedApplications, settled } from '../../../../testbed/argo-cd/synced-and-healthy';
import { eventually } from '../../../../machine/eventually';
import { replaced, SITE_VALUES, valueOf } from '../objects';
import type { GitOpsCase, GitOpsFixture } from '../gitops-case';

const KEY = 'LANDBRIDGE_ZONE';
const AT_SITE = 'LANDBRIDGE_CLUSTER';

/** Applications whose objects are on a cluster: those that it has, but for the one that makes them, which is the hub's. */
const on = ({ harness }: GitOpsFixture, cluster: string): string[] =>
  expectedApplications(harness).filter((name) => name.startsWith(`${cluster}-`));

const syncOf = async ({ harness }: GitOpsFixture, names: readonly string[]): Promise<string[]> => {
  const all = await applicationsOf(harness.hub.api);
  return names.map((name) => all.get(name)?.status?.sync?.status ?? 'gone');
};

export const siteOutOfReach: GitOpsCase = (fixture) => {
  void describe('8. given a site that is out of reach for a while', () => {
    void it('then its apps become Unknown, the cloud’s go on, and all recovers', async () => {
      const { push, refresh, repository, hub, spoke, environment, argoCd } = fixture.harness;
      const folder = `rendered/${environment.name}/gitops`;
      const [inCloud, atSite] = [on(fixture, hub.name), on(fixture, spoke.name)];
      await spoke.plane.cutOff();
      const cut = Date.now();

      const values = `${folder}/${hub.name}/pipeline/configmap-site.yaml`;
      const siteValues = `${folder}/${spoke.name}/pipeline/configmap-site.yaml`;
      await push('a value of each', {
        [values]: replaced(repository.read(values), `${KEY}: `, `${KEY}: changed-`),
        [siteValues]: repository.read(siteValues).replace(new RegExp(`${AT_SITE}: .*`), `${AT_SITE}: meanwhile`),
      });
      // A refresh may use the commit that Argo CD has cached, for up to three minutes.
      await eventually(
        'the cloud’s value',
        async () => {
          await refresh();
          return (await valueOf(hub.api, SITE_VALUES, KEY))?.startsWith('changed-');
        },
        { seconds: 240 },
      );
      fixture.note(
        8,
        `a change for the cloud arrives ${Math.round((Date.now() - cut) / 1000)} s after the site was cut off`,
      );
      // Its controller notices with the next comparison of each app. After a restart it would not: with `ServerSideDiff` 3.2.6 ends such a
      // comparison in a nil pointer, and an app stays what it was.
      const isKnown = async (): Promise<number> =>
        (await syncOf(fixture, atSite)).filter((sync) => sync !== 'Unknown').length;
      for (let round = 0; round < 60 && (await isKnown()) > 0; round++) {
        await refresh();
        await sleep(1_000);
      }
      const stale = await isKnown();
      fixture.note(
        8,
        `a minute later at most ${stale} of the site’s ${atSite.length} apps still are what Argo CD knew of them`,
      );

      await argoCd.restartController();
      await eventually(
        'all apps of the site to be Unknown',
        async () => (await syncOf(fixture, atSite)).every((sync) => sync === 'Unknown'),
        { seconds: 120, state: () => syncOf(fixture, atSite) },
      );
      await settled(fixture.harness, inCloud);
      fixture.note(
        8,
        `its controller restarted: all ${atSite.length} Unknown, the cloud’s ${inCloud.length} Synced and Healthy`,
      );

      const back = Date.now();
      await spoke.plane.reconnect();
      await eventually(
        'the change that waited',
        async () => {
          await refresh();
          return (await valueOf(spoke.api, SITE_VALUES, AT_SITE)) === 'meanwhile';
        },
        // A sync that failed waits up to five minutes before it tries again.
        { seconds: 400 },
      );
      await settled(fixture.harness);
      fixture.note(
        8,
        `within reach again: all Synced and Healthy with what was merged meanwhile after ${Math.round((Date.now() - back) / 1000)} s`,
      );
      const all = await applicationsOf(hub.api);
      deepEqual(
        [...new Set(atSite.map((name) => stateOf(all.get(name) ?? { spec: { destination: {}, project: '' } })))],
        ['Synced Healthy'],
      );
    });
  });
};
