import { join } from 'node:path';
import type { CloudConfig } from '../../config/schema/environment';
import { awsEnvironment, EMULATED_ACCOUNT } from '../emulators/aws-environment';
import { untilReady, type Component } from '../kubernetes/component';
import { start } from '../../machine/processes';
import { virtualEnvironment } from '../../machine/python-venv';

const HOST = '127.0.0.1';

export interface EmulatedEc2Options {
  /** Folder of the run's own for the log. */
  readonly folder: string;
  readonly cluster: Pick<CloudConfig, 'region' | 'kubernetesVersion' | 'serviceCidr'> & { readonly name: string };
  /** Release of the EKS-optimized AMIs that the account knows, such as `v20260714`. */
  readonly amiVersion: string;
  readonly log?: (line: string) => void;
}

/**
 * Starts moto, an emulator of AWS, on a free port of the loopback address: empty but for the EKS-optimized AMIs with their public
 * parameters, and the EKS cluster.
 *
 * @returns the process, and the emulator's address
 * @throws MissingTool where Python is missing or too old
 */
export const startEmulatedEc2 = async (
  options: EmulatedEc2Options,
): Promise<{ readonly component: Component; readonly url: string }> => {
  const { folder, cluster, amiVersion, log = () => undefined } = options;
  const { python } = await virtualEnvironment('emulators', { log });
  const { default: getPort } = await import('get-port');
  const port = await getPort({ host: HOST });
  const url = `http://${HOST}:${port}`;
  const logFile = join(folder, 'moto.log');
  const running = await start(python, [join(__dirname, 'moto-with-amis.py'), '-H', HOST, '-p', String(port)], {
    logFile,
    env: {
      ...awsEnvironment({ ministackUrl: url, motoUrl: url }, cluster.region),
      PYTHONUNBUFFERED: '1',
      MOTO_ACCOUNT_ID: EMULATED_ACCOUNT,
      LANDBRIDGE_CLUSTER: cluster.name,
      LANDBRIDGE_SERVICE_CIDR: cluster.serviceCidr,
      LANDBRIDGE_KUBERNETES: cluster.kubernetesVersion,
      LANDBRIDGE_AMI_VERSION: amiVersion,
    },
  });
  const component = { name: 'moto', running, logFile };
  await untilReady(component, async () => (await fetch(`${url}/moto-api/`)).ok);
  return { component, url };
};
