import { describe, it } from 'node:test';
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { DescribeLaunchTemplatesCommand } from '@aws-sdk/client-ec2';
import { ListInstanceProfilesCommand } from '@aws-sdk/client-iam';
import { ApiextensionsV1Api, AppsV1Api } from '@kubernetes/client-node';
import { createDeployment } from '../../../../testbed/karpenter/deployments';
import { eventually } from '../../../../machine/eventually';
import type { Point } from '../shown';

/** Destroying the platform stack while pods still run on its nodes. */
export const nothingLeft: Point = (stage) => {
  const leftInAws = async () => {
    const { ec2, iam } = stage.ground.account;
    const { LaunchTemplates = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
    const { InstanceProfiles = [] } = await iam.send(new ListInstanceProfilesCommand({}));
    return {
      instances: (await stage.view.instances()).length,
      launchTemplates: LaunchTemplates.length,
      instanceProfiles: InstanceProfiles.length,
    };
  };

  void describe('7. given nodes of three pools with pods on them, when the releases are uninstalled last to first', () => {
    void it('then there are three nodes', async () => {
      for (const use of ['pipeline', 'serving', 'general']) {
        const gpus = use === 'general' ? 0 : 1;
        await createDeployment(stage.ground, { name: use, gpus, cpu: '1', nodes: use, tolerates: [use] });
      }
      await eventually(
        'three nodes',
        async () => (await stage.view.nodeClaims()).filter(({ status }) => status?.nodeName).length === 3,
      );
    });

    void it('then the controller cannot be uninstalled before them', async () => {
      const { name, namespace } = stage.ground.releases.controller;
      await rejects(
        stage.ground.helm.uninstall(stage.ground.releases.controller),
        /failed to delete release: karpenter/,
      );
      // Helm keeps the reason to itself; the API server tells it.
      const apps = stage.ground.cluster.config.makeApiClient(AppsV1Api);
      await rejects(
        apps.deleteNamespacedDeployment({ name, namespace }),
        /Karpenter must run until its last node is gone/,
      );
      equal((await stage.view.nodeClaims()).length, 3);
      stage.saw(7, 'uninstalling the controller first: refused');
    });

    void it('then uninstalling the pools waits until nodes, instances and launch templates are gone', async () => {
      const before = await leftInAws();
      ok(before.instances === 3 && before.launchTemplates > 0 && before.instanceProfiles > 0, JSON.stringify(before));

      const began = Date.now();
      await stage.ground.helm.uninstall(stage.ground.releases.pools);
      deepEqual(await stage.view.nodeClaims(), []);
      deepEqual(await leftInAws(), { instances: 0, launchTemplates: 0, instanceProfiles: 0 });
      const seconds = ((Date.now() - began) / 1000).toFixed(0);
      stage.saw(
        7,
        `${before.instances} instances, ${before.launchTemplates} launch templates, ${before.instanceProfiles} profiles → none, ${seconds} s`,
      );
    });

    void it('then the controller and its kinds go without a finalizer holding anything', async () => {
      const { inOrder, controller, pools } = stage.ground.releases;
      for (const release of [...inOrder].reverse().filter((one) => one !== pools)) {
        await stage.ground.helm.uninstall(release);
        if (release === controller) await stage.ground.stopController();
      }
      const { items } = await stage.ground.cluster.config
        .makeApiClient(ApiextensionsV1Api)
        .listCustomResourceDefinition();
      equal(items.filter(({ spec }) => spec.group.includes('karpenter')).length, 0);
      stage.saw(7, 'controller and CRDs gone');
    });
  });
};
