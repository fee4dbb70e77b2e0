import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  type EC2Client,
  type Instance,
  type InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { ApiException, type CoreV1Api } from '@kubernetes/client-node';
import { gpusOf, joiningNode, reportGpus } from './joining-node';
import { GPU_RESOURCE } from '../../config/kubernetes/labels-and-taints';

/** Boots emulated instances: each joins the cluster as a Node, whose kubelet kwok then plays. */
export interface Kubelets {
  /** What went wrong meanwhile, an error at most once. */
  readonly errors: readonly string[];
  stop(): Promise<void>;
}

/** How long after it was seen running an instance joins, in ms; a real one takes 45 to 90 s. */
const BOOT_MS = 300;

/** Every instance of the account that has not been terminated. */
export const livingInstances = async (ec2: EC2Client): Promise<Instance[]> => {
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({
      MaxResults: 1000,
      Filters: [
        { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'shutting-down', 'stopped'] },
      ],
    }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances);
};

const joined = (error: unknown): boolean => error instanceof ApiException && (error.code === 409 || error.code === 404);

/** Starts to boot whatever instance comes up in the account, until it is stopped. */
export const startKubelets = (ec2: EC2Client, core: CoreV1Api): Kubelets => {
  const stopping = new AbortController();
  const errors = new Set<string>();
  const types = new Map<string, InstanceTypeInfo>();
  const seen = new Set<string>();
  const waiting: Promise<void>[] = [];

  const typeOf = async (name: string): Promise<InstanceTypeInfo> => {
    const known = types.get(name);
    if (known) return known;
    const asked = new DescribeInstanceTypesCommand({
      InstanceTypes: [name as InstanceTypeInfo['InstanceType'] & string],
    });
    const [type] = (await ec2.send(asked)).InstanceTypes ?? [];
    if (!type) throw new Error(`The emulator knows no instance type ${name}.`);
    types.set(name, type);
    return type;
  };

  const boot = async (instance: Instance): Promise<void> => {
    const { InstanceId = '', InstanceType = '' } = instance;
    const type = await typeOf(InstanceType);
    const asked = new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' });
    const { UserData } = await ec2.send(asked);
    await sleep(BOOT_MS);
    const node = joiningNode(instance, type, Buffer.from(UserData?.Value ?? '', 'base64').toString());
    await core.createNode({ body: node });
    const gpus = gpusOf(type);
    const name = node.metadata?.name ?? '';
    for (let attempt = 0; gpus > 0 && attempt < 50; attempt++) {
      await sleep(200);
      // kwok writes the status too, and the later one wins.
      const { status } = await core.readNode({ name });
      const ready = status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True');
      if (status?.allocatable?.[GPU_RESOURCE] === String(gpus)) return;
      if (ready) await reportGpus(core, name, gpus).catch(() => undefined); // a conflict: once more
    }
  };

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const instances = await livingInstances(ec2);
      for (const instance of instances.filter((one) => one.State?.Name === 'running')) {
        const id = instance.InstanceId ?? '';
        if (seen.has(id)) continue;
        seen.add(id);
        waiting.push(
          boot(instance).catch((error: unknown) => {
            if (!joined(error) && !stopping.signal.aborted) errors.add(String(error));
          }),
        );
      }
      await sleep(300, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const watching = watch().catch((error: unknown) => {
    errors.add(String(error));
  });
  return {
    get errors() {
      return [...errors];
    },
    stop: async () => {
      stopping.abort();
      await watching;
      await Promise.allSettled(waiting);
    },
  };
};
