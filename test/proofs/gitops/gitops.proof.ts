import { deepEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startArgoCdHarness, type ArgoCdHarness } from '../../../testbed/argo-cd/argo-cd-harness';
import { goPrograms } from '../../../testbed/components/go-programs';
import { apiOf } from '../../../testbed/kubernetes/kubernetes-api';
import { startControlPlane, type ControlPlane } from '../../../testbed/kubernetes/control-plane';
import { crdsFolder } from '../../../testbed/kubernetes/crds';
import { cacheFolder, removeAbandoned } from '../../../machine/cache-folder';
import { startCaseReport } from '../support/case-report';
import { allManifests } from './manifests';
import { manifestsAccepted, type Bare } from './cases/manifests-accepted';
import { siteOutOfReach } from './cases/site-out-of-reach';
import { changeArrives } from './cases/change-arrives';
import { dataStays } from './cases/data-stays';
import { ownObjects } from './cases/own-objects';
import { pipelineRuns } from './cases/pipeline-runs';
import { projectRefuses } from './cases/project-refuses';
import { gpusQueue } from './cases/gpus-queue';
import { wavesInOrder } from './cases/waves-in-order';
import { whatOperatorsMake } from './cases/what-operators-make';
import { makeGitOpsFixture, TITLES } from './gitops-case';

void describe('the GitOps tree', () => {
  const report = startCaseReport(TITLES);

  void describe('before a bare API server', () => {
    let cluster: ControlPlane | undefined;
    let bare: Bare | undefined;
    before(async () => {
      const programs = await goPrograms(['etcd', 'kubernetes', 'helm', 'kubeconform'], { log: console.log });
      removeAbandoned(cacheFolder('gitops'), 'bare');
      const folder = cacheFolder('gitops', `bare-server-${process.pid}`);
      cluster = await startControlPlane({ programs, folder, serviceCidr: '10.22.0.0/16', controllers: false });
      bare = {
        ...report,
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
    manifestsAccepted(() => {
      if (!bare) throw new Error('The API server was not started.');
      return bare;
    });
  });

  const crds = crdsFolder();
  // Without their kinds hardly an app can be synced.
  const skip = crds === undefined && 'LANDBRIDGE_CRDS names no folder of CRDs';
  void describe('in two clusters, with Argo CD', { skip }, () => {
    let harness: ArgoCdHarness | undefined;
    const fixture = makeGitOpsFixture(report, () => {
      if (!harness) throw new Error('Argo CD was not started.');
      return harness;
    });
    before(async () => {
      harness = await startArgoCdHarness({ crds: crds ?? '', log: console.log });
    });
    after(async () => {
      await harness?.stop();
    });
    const cases = [wavesInOrder, ownObjects, whatOperatorsMake, pipelineRuns, gpusQueue, changeArrives, dataStays];
    for (const declare of [...cases, projectRefuses]) declare(fixture);

    void it('nothing went wrong behind the scene', () => {
      const { operators, hub, spoke } = fixture.harness;
      deepEqual([...operators.errors, ...hub.pods.errors, ...spoke.pods.errors], []);
    });
    // It cuts a cluster off: an operator there that leads ends, and is started again.
    siteOutOfReach(fixture);
  });
});
