import { describe, it } from 'node:test';
import { settled } from '../../../../testbed/argo-cd/synced-and-healthy';
import { eventually } from '../../../../machine/eventually';
import { FRONT_END, replaced, replicasOf, SITE_VALUES, valueOf } from '../objects';
import type { GitOpsCase } from '../gitops-case';

/** Argo CD may use the commit that it has cached for up to three minutes. */
const PATIENCE = { seconds: 240 };

const KEY = 'LANDBRIDGE_CLUSTER';

export const changeArrives: GitOpsCase = (fixture) => {
  void describe('5. given all is synced, when a change is merged', () => {
    void it('then both clusters have it', async () => {
      const { push, repository, hub, spoke, environment } = fixture.harness;
      const folder = `rendered/${environment.name}/gitops`;
      const deployment = `${folder}/${hub.name}/front-end/deployment-front-end.yaml`;
      const values = `${folder}/${spoke.name}/pipeline/configmap-site.yaml`;
      const began = Date.now();
      await push('one more front end, and a value of the site', {
        [deployment]: replaced(repository.read(deployment), 'replicas: 2', 'replicas: 3'),
        [values]: replaced(repository.read(values), `${KEY}: ${spoke.name}`, `${KEY}: changed`),
      });
      await eventually('three front ends', async () => (await replicasOf(hub.api, FRONT_END)) === 3, PATIENCE);
      await eventually(
        'the site’s value',
        async () => (await valueOf(spoke.api, SITE_VALUES, KEY)) === 'changed',
        PATIENCE,
      );
      fixture.note(
        5,
        `on both clusters ${Math.round((Date.now() - began) / 1000)} s after the commit (told of it; in production it asks every 120 s)`,
      );
      await settled(fixture.harness);
    });
  });

  void describe('6. given all is synced, when somebody changes things by hand', () => {
    void it('then they are changed back', async () => {
      const { hub, spoke } = fixture.harness;
      const began = Date.now();
      await hub.api.merge(FRONT_END, { spec: { replicas: 1 } });
      await spoke.api.merge(SITE_VALUES, { data: { [KEY]: 'by hand' } });
      await eventually('three front ends', async () => (await replicasOf(hub.api, FRONT_END)) === 3);
      await eventually('the site’s value', async () => (await valueOf(spoke.api, SITE_VALUES, KEY)) === 'changed');
      fixture.note(6, `changed back on both clusters after ${Math.round((Date.now() - began) / 1000)} s`);
    });

    void it('then what was deleted comes back', async () => {
      const { hub } = fixture.harness;
      const uid = (await hub.api.read(FRONT_END))?.metadata?.uid;
      await hub.api.remove(FRONT_END);
      await eventually('the front end to be made anew', async () => {
        const found = await hub.api.read(FRONT_END);
        return found !== undefined && found.metadata?.uid !== uid;
      });
      fixture.note(6, 'a deleted Deployment is made anew');
    });
  });
};
