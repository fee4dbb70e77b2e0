import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CoreV1Api, KubernetesObjectApi } from '@kubernetes/client-node';
import type { CloudConfig, CloudEnvironment, LoadedEnvironment } from '../../config/schema/environment';
import { KARPENTER_NAMESPACE, KARPENTER_SERVICE_ACCOUNT } from '../../config/kubernetes/service-accounts';
import { SYSTEM_LABEL, SYSTEM_TAINT } from '../../config/kubernetes/labels-and-taints';
import { goModule, goPrograms } from '../components/go-programs';
import { synthesizeInto } from '../emulators/workspace';
import { startControlPlane, type ControlPlane } from '../kubernetes/control-plane';
import { createNode, startKwok } from '../kubernetes/kwok-nodes';
import { serviceAccount, ADMIN } from '../kubernetes/api-users';
import { cacheFolder, removeAbandoned } from '../../machine/cache-folder';
import { eventually } from '../../machine/eventually';
import { readStack, type StackJson } from '../../synthesis/stack-json';
import { seedAccount, type Account } from './emulated-account';
import { startAwsRecorder, type AwsRecorder } from './aws-recorder';
import { deployedSettings, startController } from './karpenter-controller';
import { startEmulatedEc2 } from './emulated-ec2';
import { helmAt, type Helm } from './helm-cli';
import { startKubelets, type Kubelets } from './kubelets';
import { holds, NODE_POOL, type NodeClaim } from './karpenter-objects';
import { amiVersionOf, platformReleases, type PlatformReleases } from './karpenter-releases';
import { missingInEmulator } from './emulator-answers';

/** Programs that have to be built for it. */
export const KARPENTER_PINS = ['etcd', 'kubernetes', 'karpenter', 'kwok', 'helm'] as const;

export interface KarpenterHarnessOptions {
  /** The environment whose pools Karpenter scales. */
  readonly loaded: LoadedEnvironment & { readonly environment: CloudEnvironment };
  /** Gets a line for each step that takes long. @default no lines */
  readonly log?: (line: string) => void;
}

/** A cluster in which the real Karpenter runs, and an emulated account in which it launches instances. */
export interface KarpenterHarness {
  readonly environment: CloudEnvironment;
  readonly cluster: ControlPlane;
  readonly account: Account;
  readonly recorder: AwsRecorder;
  readonly kubelets: Kubelets;
  readonly helm: Helm;
  readonly core: CoreV1Api;
  readonly objects: KubernetesObjectApi;
  readonly releases: PlatformReleases;
  /** The synthesized JSON of a stack, by its name without the environment's. */
  stack(name: string): StackJson;
  /** Where all logs are. */
  readonly folder: string;
  /** Installs the pools and waits until Karpenter has found all that they name: images, subnets, security groups, the role. */
  installPools(): Promise<void>;
  stopController(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a control plane, an emulated account and Karpenter, with what the environment's stacks say: the account's network, role and queue are
 * theirs, and the charts are installed by helm with their values. `installPools` installs the pools.
 *
 * @throws MissingTool where Go or Python is missing
 */
export const startKarpenterHarness = async ({
  loaded,
  log = () => undefined,
}: KarpenterHarnessOptions): Promise<KarpenterHarness> => {
  const { environment } = loaded;
  const { name, cloud } = environment;
  const programs = await goPrograms(KARPENTER_PINS, { log });
  const charts = join(await goModule('karpenter'), 'charts');
  removeAbandoned(cacheFolder('karpenter'), 'run'); // the last run's logs stay until the next one
  const folder = cacheFolder('karpenter', `run-${name}-${process.pid}`);
  const synthesized = synthesizeInto(join(folder, 'synth'), loaded);
  const stack = (part: string): StackJson => readStack(synthesized.outdir, `${name}-${part}`);
  const releases = platformReleases(stack('platform'), synthesized.folder(`${name}-platform`), charts);
  const { controller: karpenter, pools } = releases;

  const controllerUser = serviceAccount(KARPENTER_NAMESPACE, KARPENTER_SERVICE_ACCOUNT);
  const [cluster, emulated] = await Promise.all([
    startControlPlane({ programs, folder, users: [controllerUser], serviceCidr: cloud.serviceCidr }),
    startEmulatedEc2({ folder, cluster: { ...cloud, name }, amiVersion: amiVersionOf(pools), log }),
  ]);
  const account = await seedAccount(emulated.url, cloud.region, [stack('network'), stack('cluster')]);
  const recorder = await startAwsRecorder(emulated.url, missingInEmulator);
  const [core, objects] = [cluster.config.makeApiClient(CoreV1Api), KubernetesObjectApi.makeApiClient(cluster.config)];
  const kubelets = startKubelets(account.ec2, core);
  const kubeconfig = cluster.credentials.kubeconfigOf(ADMIN);
  const kwok = await startKwok({ programs, folder, kubeconfig });
  await joinSystemNodes(core, cloud);

  const helm = helmAt(programs.helm, kubeconfig, folder);
  for (const release of releases.inOrder) if (release !== pools) await helm.install(release);
  const controller = await startController({
    program: programs.karpenter,
    folder,
    kubeconfig: cluster.credentials.kubeconfigOf(controllerUser),
    awsUrl: recorder.url,
    region: cloud.region,
    namespace: KARPENTER_NAMESPACE,
    settings: await deployedSettings(cluster.config, KARPENTER_NAMESPACE, karpenter.name),
  });
  return {
    ...{ environment, cluster, account, recorder, kubelets, helm, core, objects, releases, stack, folder },
    installPools: async () => {
      await helm.install(pools);
      await eventually('all pools to be ready', async () => {
        const { items } = await objects.list<NodeClaim>(NODE_POOL.apiVersion, NODE_POOL.kind);
        return items.length > 0 && items.every((pool) => holds(pool, 'Ready'));
      });
    },
    stopController: () => controller.running.stop(),
    stop: async () => {
      writeFileSync(join(folder, 'aws-calls.json'), JSON.stringify(recorder.calls, undefined, 1)); // for whoever looks into a failure
      await controller.running.stop();
      await kubelets.stop();
      await recorder.stop();
      await kwok.running.stop();
      await cluster.stop();
      await emulated.component.running.stop();
    },
  };
};

/** Lets the nodes of the system node group join; kwok plays their kubelets. */
const joinSystemNodes = async (
  core: CoreV1Api,
  { region, network, system }: Pick<CloudConfig, 'region' | 'network' | 'system'>,
): Promise<void> => {
  for (let index = 0; index < system.count; index++) {
    await createNode(core, {
      name: `system-${index}`,
      region,
      zone: `${region}${network.zones[index % network.zones.length] ?? ''}`,
      labels: SYSTEM_LABEL,
      taints: [{ ...SYSTEM_TAINT, effect: 'NoSchedule' }],
    });
  }
};
