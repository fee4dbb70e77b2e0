import type { CloudEnvironment } from '../../config/schema/environment';
import { belongsTo, type Account } from './account';
import { judged, type Check } from './check';

const ROLE = 'AWSServiceRoleForEC2Spot';

/**
 * Whether the account's role for spot instances is there, or rather is not yet, as the environment says: Karpenter may not make it, and
 * Terraform cannot make a second one (EC2 user guide, "Service-linked role for Spot Instance requests").
 */
export async function spotRoleChecks(environment: CloudEnvironment, account: Account): Promise<Check[]> {
  const { generalPool, gpuPools, spotServiceLinkedRole } = environment.cloud;
  const wanted = spotServiceLinkedRole === 'create';
  if (!wanted && ![generalPool, ...Object.values(gpuPools)].some(({ capacity }) => capacity.includes('spot')))
    return [];
  const role = await account.role(ROLE);
  const what = 'Spot service-linked role';
  if (!wanted) {
    return [
      judged(what, role ? 'exists' : 'none', 'exists', role !== undefined, [
        "Make it once in the account, or set cloud.spotServiceLinkedRole: 'create':",
        'aws iam create-service-linked-role --aws-service-name spot.amazonaws.com',
      ]),
    ];
  }
  const foreign = role !== undefined && !belongsTo(environment, role.tags);
  return [
    judged(what, foreign ? 'exists' : role ? 'made by this environment' : 'none', 'none yet', !foreign, [
      "It is there already and Terraform cannot make it again: set cloud.spotServiceLinkedRole: 'exists'.",
    ]),
  ];
}
