import type { CloudEnvironment } from '../../config/schema/environment';
import type { Account } from './account';
import { judged, type Check } from './check';

/** Whether these are the environment's account and one of its admins; the second only where the first holds. */
export async function identityChecks({ cloud }: CloudEnvironment, account: Account): Promise<Check[]> {
  const caller = await account.identity();
  const sameAccount = caller.account === cloud.account;
  const rightAccount = judged('AWS account', caller.account, cloud.account, sameAccount, [
    `These credentials are of another account: choose others (AWS_PROFILE), or mend cloud.account.`,
  ]);
  return sameAccount ? [rightAccount, await deployingRole(cloud.admins, caller.arn, account)] : [rightAccount];
}

async function deployingRole(admins: readonly string[], callerArn: string, account: Account): Promise<Check> {
  const name = /:assumed-role\/([^/]+)\//.exec(callerArn)?.[1];
  // A session's ARN leaves out the role's path.
  const role = name === undefined ? undefined : await account.role(name);
  const have = role?.arn ?? callerArn;
  const [first = ''] = admins;
  return judged('Deploying role', short(have), admins.map(short).join('\nor '), admins.includes(have), [
    'The cluster gives its creator no rights. Assume one of these roles, or add yours to cloud.admins:',
    `aws sts assume-role --role-arn ${first} --role-session-name deploy`,
  ]);
}

/** Without partition and account, which the check before this one shows. */
const short = (arn: string): string => arn.split(':').slice(5).join(':');
