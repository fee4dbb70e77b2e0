import type { CloudEnvironment } from '../../config/schema/environment';
import { EKS_ADD_ON_VERSIONS } from '../../config/versions';
import type { Account } from './account';
import { judged, type Check } from './check';

/** How many offered versions are named in place of one that is not. */
const NAMED = 3;

/** Whether EKS offers every add-on in the version that the table has for the cluster's minor: AWS withdraws some, and nobody asked it before. */
export async function addOnChecks({ cloud }: CloudEnvironment, account: Account): Promise<Check[]> {
  const minor = cloud.kubernetesVersion;
  const table = Object.entries(EKS_ADD_ON_VERSIONS[minor] ?? {});
  const asked = await Promise.all(
    table.map(async ([name, version]) => ({ name, version, offered: await account.addOnVersions(minor, name) })),
  );
  const missing = asked.filter(({ version, offered }) => !offered.includes(version));
  const have = `${table.length - missing.length} of ${table.length} offered`;
  const todo = missing.map(({ name, version, offered }) => {
    const instead = offered.length > 0 ? `it has ${offered.slice(0, NAMED).join(', ')}` : 'it has none';
    return `EKS has no ${name} ${version} for ${minor}: ${instead}. Write one into config/versions.ts.`;
  });
  return [judged(`EKS add-ons of Kubernetes ${minor}`, have, `all ${table.length}`, missing.length === 0, todo)];
}
