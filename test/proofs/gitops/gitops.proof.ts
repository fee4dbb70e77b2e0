import { deepEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGitOps, type GitOpsGround } from '../../../testbed/argo-cd/argo-cd-harness';
import { goPrograms } from '../../../testbed/components/go-programs';
import { apiOf } from '../../../testbed/kubernetes/api';
import { startControlPlane, type ControlPlane } from '../../../testbed/kubernetes/control-plane';
import { crdsFolder } from '../../../testbed/kubernetes/crds';
import { removeAbandoned } from '../../../machine/abandoned';
import { cacheFolder } from '../../../machine/cache-folder';
import { makePage } from '../support/page';
import { allManifests } from './manifests';
import { accepted, type Bare } from './cases/accepted';
import { away } from './cases/away';
import { change } from './cases/change';
import { data } from './cases/data';
import { own } from './cases/own';
import { refused } from './cases/refused';
import { waves } from './cases/waves';
import { makeStage, TITLES } from './shown';

void describe('the GitOps tree', () => {
  const page = makePage(TITLES);

  void describe('before a bare API server', () => {
    let cluster: ControlPlane | undefined;
    let bare: Bare | undefined;
    before(async () => {
      const programs = await goPrograms(['etcd', 'kubernetes', 'helm', 'kubeconform'], { log: console.log });
      removeAbandoned(cacheFolder('gitops'), 'bare');
      const folder = cacheFolder('gitops', `bare-server-${process.pid}`);
      cluster = await startControlPlane({ programs, folder, serviceCidr: '10.22.0.0/16', controllers: false });
      bare = {
        ...page,
        folder,
        api: apiOf(cluster.config),
        manifests: await allManifests(folder, programs),
        kubeconform: programs.kubeconform,
      };
    });
    after(async () => {
      bare?.api.close();
      await cluster?.stop();
    });
    accepted(() => {
      if (!bare) throw new Error('The API server does not stand.');
      return bare;
    });
  });

  const crds = crdsFolder();
  // Without their kinds hardly an app can be synced.
  const skip = crds === undefined && 'LANDBRIDGE_CRDS names no folder of CRDs';
  void describe('in two clusters, with Argo CD', { skip }, () => {
    let ground: GitOpsGround | undefined;
    const stage = makeStage(page, () => {
      if (!ground) throw new Error('Argo CD does not stand.');
      return ground;
    });
    before(async () => {
      ground = await startGitOps({ crds: crds ?? '', log: console.log });
    });
    after(async () => {
      await ground?.stop();
    });
    // The last of them cuts a cluster off.
    for (const point of [waves, own, change, data, refused, away]) point(stage);

    void it('nothing went wrong behind the scene', () => {
      deepEqual(stage.ground.operators.errors, []);
    });
  });
});
