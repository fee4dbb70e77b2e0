import hybrid from '../../environments/hybrid';
import type { LoadedEnvironment } from '../../config/schema/environment';
import { readEnvironments } from '../../config/load/read-environments';

/** A place in the environment that the demo changes, for people. */
export interface Difference {
  /** Path in the environment, such as `sites.seoul.vpn`. */
  readonly path: string;
  /** What the demo has there instead. */
  readonly instead: string;
  readonly reason: string;
}

/** All that the demo's environment has different from `environments/hybrid.ts`. */
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

/**
 * `environments/hybrid.ts` without what no emulator has; the resources that go with it are validated and planned all the same.
 *
 * @throws Error if what remains is not a valid environment
 */
export function demoEnvironment(): LoadedEnvironment {
  const changed = structuredClone(hybrid);
  for (const site of Object.values(changed.sites ?? {})) {
    delete site.vpn;
    delete site.identity;
  }
  return read(changed);
}

/** `environments/hybrid.ts` as production gets it. */
export const productionEnvironment = (): LoadedEnvironment => read(hybrid);

function read(value: unknown): LoadedEnvironment {
  const { environments, faults } = readEnvironments([{ file: 'environments/hybrid.ts', value }]);
  const [loaded] = environments;
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (!loaded || errors.length > 0)
    throw new Error(`environments/hybrid.ts does not stand the demo: ${JSON.stringify(errors)}`);
  return loaded;
}
