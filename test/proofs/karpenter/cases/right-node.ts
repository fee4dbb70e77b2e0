import { describe, it } from 'node:test';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Instance } from '@aws-sdk/client-ec2';
import { karpenterNodeRoleName } from '../../../../config/kubernetes/service-accounts';
import { GetInstanceProfileCommand } from '@aws-sdk/client-iam';
import { labelOf } from '../../../../testbed/karpenter/karpenter-objects';
import { fleetCallOf, imageOf, launchTemplateOf } from '../../../../testbed/karpenter/launched-instance';
import { clear, createPod } from '../../../../testbed/karpenter/workloads';
import type { Placed } from '../../../../testbed/karpenter/cluster-view';
import type { KarpenterCase } from '../karpenter-case';
import { GPU_RESOURCE, NODES_LABEL } from '../../../../config/kubernetes/labels-and-taints';

const tagsOf = ({ Tags = [] }: Instance): Record<string, string | undefined> =>
  Object.fromEntries(Tags.map(({ Key = '', Value }) => [Key, Value]));

/** A pod for each use of a pool, all at once, and what was launched for each of them. */
export const rightNode: KarpenterCase = (fixture) => {
  void describe('1. given a pool for each use, when a pod asks for a GPU of it', () => {
    const placed = new Map<string, Placed>();

    void it('then each pod runs on an instance of its own pool', async () => {
      const pools = Object.values(fixture.harness.environment.cloud.gpuPools);
      const began = Date.now();
      await Promise.all(pools.map(({ use }) => createPod(fixture.harness, { name: use, gpus: 1, nodes: use })));
      for (const { use } of pools) {
        const found = await fixture.view.running(use);
        placed.set(use, found);
        const { InstanceId = '', InstanceType = '' } = found.instance;
        const seconds = (fleetCallOf(fixture.harness, InstanceId).at - began) / 1000;
        const capacity = labelOf(found.claim, 'karpenter.sh/capacity-type');
        fixture.note(
          1,
          `${use}: ${InstanceType} ${capacity} in ${found.instance.Placement?.AvailabilityZone ?? '?'}, ${seconds.toFixed(1)} s after its pod`,
        );
      }
    });

    for (const use of ['pipeline', 'training', 'serving'] as const) {
      const of = () => {
        const found = placed.get(use);
        const [name, pool] =
          Object.entries(fixture.harness.environment.cloud.gpuPools).find(([, one]) => one.use === use) ?? [];
        if (!found || !name || !pool) throw new Error(`nothing was launched for ${use}`);
        return { ...found, name, written: pool, id: found.instance.InstanceId ?? '' };
      };

      void it(`then the one for ${use} is of an allowed family and of the first capacity type`, () => {
        const { instance, claim, written } = of();
        const family = instance.InstanceType?.split('.')[0];
        ok(
          written.families?.some((one) => one === family),
          `${instance.InstanceType ?? '?'} is not allowed`,
        );
        equal(labelOf(claim, 'karpenter.sh/capacity-type'), written.capacity[0]);
        equal(instance.InstanceLifecycle ?? 'on-demand', written.capacity[0]);
      });

      void it(`then the one for ${use} is in a node subnet of the pool's zones, and in the nodes' security group`, () => {
        const { instance, written } = of();
        const { cloud, storage } = fixture.harness.environment;
        const { nodeSubnets, nodeSecurityGroups, zoneOfSubnet } = fixture.harness.account;
        const read = written.storage === undefined ? undefined : storage[written.storage]?.zone;
        const zones = (read === undefined ? cloud.network.zones : [read]).map((zone) => `${cloud.region}${zone}`);
        ok(nodeSubnets.includes(instance.SubnetId ?? ''), `${instance.SubnetId ?? '?'} is none for nodes`);
        ok(zones.includes(zoneOfSubnet.get(instance.SubnetId ?? '') ?? ''), `not in ${zones.join(', ')}`);
        deepEqual(
          instance.SecurityGroups?.map(({ GroupId }) => GroupId),
          nodeSecurityGroups,
        );
      });

      void it(`then the one for ${use} bears Karpenter's tags and those of the environment`, () => {
        const { instance, claim } = of();
        const tags = tagsOf(instance);
        const { name } = fixture.harness.environment;
        equal(tags['karpenter.sh/nodepool'], labelOf(claim, 'karpenter.sh/nodepool'));
        equal(tags['karpenter.k8s.aws/ec2nodeclass'], labelOf(claim, 'karpenter.k8s.aws/ec2nodeclass'));
        equal(tags['eks:eks-cluster-name'], name);
        equal(tags[`kubernetes.io/cluster/${name}`], 'owned');
        equal(tags['landbridge:environment'], name);
      });

      void it(`then the one for ${use} runs the pinned image with NVIDIA's driver, on an encrypted gp3 disk of 200 GiB or more`, async () => {
        const { instance, id } = of();
        const image = await imageOf(fixture.harness, instance.ImageId);
        match(image.Name ?? '', /^amazon-eks-node-al2023-x86_64-nvidia-1\.35-v\d{8}$/);
        const { BlockDeviceMappings = [] } = await launchTemplateOf(fixture.harness, id);
        const [root] = BlockDeviceMappings;
        equal(BlockDeviceMappings.length, 1);
        deepEqual([root?.Ebs?.VolumeType, root?.Ebs?.Encrypted, root?.DeviceName], ['gp3', true, '/dev/xvda']);
        ok((root?.Ebs?.VolumeSize ?? 0) >= 200, `${root?.Ebs?.VolumeSize ?? 0} GiB`);
      });

      void it(`then the one for ${use} gives credentials to no pod: IMDSv2 with one hop, and the node role alone`, async () => {
        const { id } = of();
        const { MetadataOptions, IamInstanceProfile } = await launchTemplateOf(fixture.harness, id);
        deepEqual([MetadataOptions?.HttpTokens, MetadataOptions?.HttpPutResponseHopLimit], ['required', 1]);
        const asked = new GetInstanceProfileCommand({ InstanceProfileName: IamInstanceProfile?.Name });
        const { InstanceProfile } = await fixture.harness.account.iam.send(asked);
        deepEqual(
          InstanceProfile?.Roles?.map(({ RoleName }) => RoleName),
          [karpenterNodeRoleName(fixture.harness.environment)],
        );
      });

      void it(`then the node for ${use} is labelled and kept from others`, async () => {
        const { claim, pod } = of();
        equal(labelOf(claim, NODES_LABEL), use);
        const node = await fixture.harness.core.readNode({ name: pod.spec?.nodeName ?? '' });
        equal(labelOf(node, NODES_LABEL), use);
        const taints = (node.spec?.taints ?? []).filter(({ key }) => key === GPU_RESOURCE);
        deepEqual(
          taints.map(({ value, effect }) => [value, effect]),
          [[use, 'NoSchedule']],
        );
      });
    }

    void it('then nothing is left once they are deleted', () => clear(fixture.harness));
  });
};
