import { after, before, describe } from 'node:test';
import { goPrograms } from '../../../tools/components/go-programs';
import { apiOf } from '../../../tools/kubernetes/api';
import { startControlPlane, type ControlPlane } from '../../../tools/kubernetes/control-plane';
import { removeAbandoned } from '../../../tools/support/abandoned';
import { cacheFolder } from '../../../tools/support/cache-folder';
import { makePage } from '../support/page';
import { allManifests } from './manifests';
import { accepted, type Bare } from './points/accepted';
import { TITLES } from './shown';

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
});
