import { join } from 'node:path';
import { AppsV1Api, type KubeConfig } from '@kubernetes/client-node';
import { awsEnvironment } from '../emulators/aws-environment';
import { untilReady, type Component } from '../kubernetes/component';
import { start, type Environment } from '../../machine/processes';

const HOST = '127.0.0.1';

export interface ControllerOptions {
  /** The built program. */
  readonly program: string;
  /** Folder of the run's own for the log. */
  readonly folder: string;
  /** The controller's user at the API server. */
  readonly kubeconfig: string;
  /** Where the AWS API is. */
  readonly awsUrl: string;
  readonly region: string;
  readonly namespace: string;
  /** What the installed chart's Deployment sets. */
  readonly settings: Environment;
}

/** The settings that the chart's Deployment gives the controller; those that only a kubelet can fill in are left out. */
export const deployedSettings = async (config: KubeConfig, namespace: string, name: string): Promise<Environment> => {
  const { spec } = await config.makeApiClient(AppsV1Api).readNamespacedDeployment({ namespace, name });
  const [container] = spec?.template.spec?.containers ?? [];
  return Object.fromEntries((container?.env ?? []).map((one): [string, string | undefined] => [one.name, one.value]));
};

/**
 * Starts Karpenter's AWS controller with the settings of its installed chart, but for what a process outside of a pod needs: ports of its own, no
 * election, and no waiting for AWS' dry runs, which the emulator does not have.
 */
export const startController = async (options: ControllerOptions): Promise<Component> => {
  const { program, folder, kubeconfig, awsUrl, region, namespace, settings } = options;
  const { default: getPort } = await import('get-port');
  const [metrics, health] = [await getPort({ host: HOST }), await getPort({ host: HOST })];
  const logFile = join(folder, `karpenter-${Date.now()}.log`);
  const running = await start(program, [], {
    logFile,
    env: {
      ...settings,
      ...awsEnvironment({ ministackUrl: awsUrl, motoUrl: awsUrl }, region),
      KUBECONFIG: kubeconfig,
      SYSTEM_NAMESPACE: namespace,
      METRICS_PORT: String(metrics),
      HEALTH_PROBE_PORT: String(health),
      DISABLE_LEADER_ELECTION: 'true',
      DISABLE_DRY_RUN: 'true',
    },
  });
  const component = { name: 'karpenter', running, logFile };
  await untilReady(component, async () => (await fetch(`http://${HOST}:${health}/readyz`)).ok);
  return component;
};
