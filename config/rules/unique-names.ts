import type { Fault } from '../load/fault';
import type { LoadedEnvironment } from '../schema/environment';

/**
 * Environments of one name would share their stacks' state and every name in AWS. Where one name continues another, parts of the two can still
 * make one name (`a` with `b-c`, `a-b` with `c`), and `cdktf deploy 'a-*'` would deploy both.
 */
export const uniqueNames = (loaded: readonly LoadedEnvironment[]): Fault[] =>
  loaded.flatMap(({ file, environment: { name } }, index): Fault[] => {
    const same = loaded.slice(0, index).find(({ environment }) => environment.name === name);
    if (same) return [fault(file, name, `environment names are unique, and ${same.file} has this one already`)];
    const shorter = loaded.find(({ environment }) => name.startsWith(`${environment.name}-`));
    if (!shorter) return [];
    const begun = `'${shorter.environment.name}-'`;
    return [fault(file, name, `no environment's name begins with ${begun}, since ${shorter.file} begins its own so`)];
  });

const fault = (file: string, name: string, rule: string): Fault => ({
  file,
  path: ['name'],
  value: name,
  rule,
  fix: 'choose another name before the first deploy; changing it later replaces everything',
  severity: 'error',
});
