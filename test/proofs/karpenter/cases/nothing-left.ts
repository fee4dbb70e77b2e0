import { describe, it } from 'node:test';
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { DescribeLaunchTemplatesCommand } from '@aws-sdk/client-ec2';
import { ListInstanceProfilesCommand } from '@aws-sdk/client-iam';
import { ApiextensionsV1Api, AppsV1Api } from '@kubernetes/client-node';
import { createDeployment } from '../../../../testbed/karpenter/workloads';
import { eventually } from '../../../../machine/eventually';
import type { KarpenterCase } from '../karpenter-case';

/** Destroying the platform stack while pods still run on its nodes. */
export const nothingLeft: KarpenterCase = (fixture) => {
  const leftInAws = async () => {
    const { ec2, iam } = fixture.harness.account;
    const { LaunchTemplates = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
    const { InstanceProfiles = [] } = await iam.send(new ListInstanceProfilesCommand({}));
    return {
      instances: (await fixture.view.instances()).length,
      launchTemplates: LaunchTemplates.length,
      instanceProfiles: InstanceProfiles.length,
    };
  };

  void describe('7. given nodes of three pools with pods on them, when the releases are uninstalled last to first', () => {
    void it('then there are three nodes', async () => {
      for (const use of ['pipeline', 'serving', 'general']) {
        const gpus = use === 'general' ? 0 : 1;
        await createDeployment(fixture.harness, { name: use, gpus, cpu: '1', nodes: use, tolerates: [use] });
      }
      await eventually(
        'three nodes',
        async () => (await fixture.view.nodeClaims()).filter(({ status }) => status?.nodeName).length === 3,
      );
    });

    void it('then the controller cannot be uninstalled before them', async () => {
      const { name, namespace } = fixture.harness.releases.controller;
      await rejects(
        fixture.harness.helm.uninstall(fixture.harness.releases.controller),
        /failed to delete release: karpenter/,
      );
      // Helm keeps the reason to itself; the API server tells it.
      const apps = fixture.harness.cluster.config.makeApiClient(AppsV1Api);
      await rejects(
        apps.deleteNamespacedDeployment({ name, namespace }),
        /Karpenter must run until its last node is gone/,
      );
      equal((await fixture.view.nodeClaims()).length, 3);
      fixture.note(7, 'uninstalling the controller first: refused');
    });

    void it('then uninstalling the pools waits until nodes, instances and launch templates are gone', async () => {
      const before = await leftInAws();
      ok(before.instances === 3 && before.launchTemplates > 0 && before.instanceProfiles > 0, JSON.stringify(before));

      const began = Date.now();
      await fixture.harness.helm.uninstall(fixture.harness.releases.pools);
      deepEqual(await fixture.view.nodeClaims(), []);
      deepEqual(await leftInAws(), { instances: 0, launchTemplates: 0, instanceProfiles: 0 });
      const seconds = ((Date.now() - began) / 1000).toFixed(0);
      fixture.note(
        7,
        `${before.instances} instances, ${before.launchTemplates} launch templates, ${before.instanceProfiles} profiles → none, ${seconds} s`,
      );
    });

    void it('then the controller and its kinds go without a finalizer holding anything', async () => {
      const { inOrder, controller, pools } = fixture.harness.releases;
      for (const release of [...inOrder].reverse().filter((one) => one !== pools)) {
        await fixture.harness.helm.uninstall(release);
        if (release === controller) await fixture.harness.stopController();
      }
      const { items } = await fixture.harness.cluster.config
        .makeApiClient(ApiextensionsV1Api)
        .listCustomResourceDefinition();
      equal(items.filter(({ spec }) => spec.group.includes('karpenter')).length, 0);
      fixture.note(7, 'controller and CRDs gone');
    });
  });
};
