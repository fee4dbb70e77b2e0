import { deepEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGitOps, type GitOpsGround } from '../../../tools/argo-cd/ground';
import { goPrograms } from '../../../tools/components/go-programs';
import { apiOf } from '../../../tools/kubernetes/api';
import { startControlPlane, type ControlPlane } from '../../../tools/kubernetes/control-plane';
import { crdsFolder } from '../../../tools/kubernetes/crds';
import { removeAbandoned } from '../../../tools/support/abandoned';
import { cacheFolder } from '../../../tools/support/cache-folder';
import { makePage } from '../support/page';
import { allManifests } from './manifests';
import { accepted, type Bare } from './points/accepted';
import { away } from './points/away';
import { change } from './points/change';
import { data } from './points/data';
import { own } from './points/own';
import { refused } from './points/refused';
import { waves } from './points/waves';
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
