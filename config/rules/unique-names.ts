import type { Fault } from '../fault';
import type { LoadedEnvironment } from '../schema/environment';

/** Two environments of one name would share their stacks' state and every name in AWS. */
export function uniqueNames(loaded: readonly LoadedEnvironment[]): Fault[] {
  return loaded.flatMap(({ file, environment }, index) => {
    const first = loaded.slice(0, index).find((other) => other.environment.name === environment.name);
    if (!first) return [];
    return [
      {
        file,
        path: ['name'],
        value: environment.name,
        rule: `environment names are unique, and ${first.file} has this one already`,
        fix: 'choose another name before the first deploy; changing it later replaces everything',
        severity: 'error',
      },
    ];
  });
}
