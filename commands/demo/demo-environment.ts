import type { CloudEnvironment, LoadedEnvironment } from '../../config/schema/environment';
import { load } from '../../synthesis/load';
import { environmentNames, loadOne } from '../harness/environments';
import { UsageError } from '../harness/status';

/** A place in the environment that the demo changes, for people. */
export interface Difference {
  /** Path in the environment, such as `sites.seoul.vpn`. */
  readonly path: string;
  /** What the demo has there instead. */
  readonly instead: string;
  readonly reason: string;
}

/** All that the demo's environment has different from the file. */
export const DIFFERENCES: readonly Difference[] = [
  {
    path: 'sites.*.vpn',
    instead: 'left out',
    reason: 'no emulator attaches a VPC to a transit gateway without the default route tables',
  },
  {
    path: 'sites.*.identity',
    instead: 'left out',
    reason: 'no emulator has IAM Roles Anywhere',
  },
];

/** An environment with a cloud half, as it was loaded. */
export interface LoadedCloud extends LoadedEnvironment {
  readonly environment: CloudEnvironment;
}

/**
 * The environment that the demo deploys.
 *
 * @param name by `--env`. @default `hybrid` where there is one, else the first with a cloud half
 * @throws UsageError where it has no cloud half, or keeps its state in no bucket; RefusedError where it has a fault
 */
export async function chooseEnvironment(root: string, name: string | undefined): Promise<LoadedCloud> {
  if (name !== undefined) return standsDemo(await loadOne(root, [name]));
  if (environmentNames(root).includes('hybrid')) return standsDemo(await loadOne(root, ['hybrid']));
  const { environments } = await load(root);
  const first = environments.find(({ environment }) => environment.cloud && environment.terraformState === 's3');
  if (!first) {
    throw new UsageError(
      "No environment has a cloud half with terraformState: 's3', which the demo deploys. `landbridge init --name acme --cloud` writes one.",
    );
  }
  return standsDemo(first);
}

function standsDemo(loaded: LoadedEnvironment): LoadedCloud {
  const { cloud, terraformState } = loaded.environment;
  if (!cloud) throw new UsageError(`${loaded.file} has no cloud half, so there is nothing to deploy to the emulators.`);
  if (terraformState !== 's3') {
    throw new UsageError(
      `${loaded.file} says terraformState: 'local'; the demo deploys the state's bucket too, by 's3'.`,
    );
  }
  return { ...loaded, environment: { ...loaded.environment, cloud } };
}

/** The environment without what no emulator has; the resources that go with it are validated and planned all the same. */
export function withoutGaps(loaded: LoadedCloud): LoadedCloud {
  const environment = structuredClone(loaded.environment);
  for (const site of Object.values(environment.sites)) {
    delete site.vpn;
    delete site.identity;
  }
  return { ...loaded, environment };
}
