import type { CloudEnvironment } from '../../config/schema/environment';
import type { Account } from './account';
import { judged, looked, type Check } from './check';

/**
 * Whether these are the environment's account and one of its admins, and the other admins of the account are its roles. All but the first only
 * where the first holds.
 */
export async function identityChecks({ cloud }: CloudEnvironment, account: Account): Promise<Check[]> {
  const caller = await account.identity();
  const sameAccount = caller.account === cloud.account;
  const rightAccount = judged('AWS account', caller.account, cloud.account, sameAccount, [
    `These credentials are of another account: choose others (AWS_PROFILE), or mend cloud.account.`,
  ]);
  if (!sameAccount) return [rightAccount];
  const checks = [rightAccount, await deployingRole(cloud.admins, caller.arn, account)];
  const deploying = sessionRole(caller.arn);
  for (const admin of cloud.admins) {
    // The deploying role has a check of its own, and roles of another account cannot be read.
    const isOther = nameOf(admin) !== deploying && admin.includes(`:${cloud.account}:`);
    if (isOther) checks.push(...(await looked(`Admin ${nameOf(admin)}`, () => adminRoles(admin, account))));
  }
  return checks;
}

/** Whether an admin's ARN is that of a role: EKS takes no other, and knows a role with a path by its whole ARN only. */
async function adminRoles(admin: string, account: Account): Promise<Check[]> {
  const name = nameOf(admin);
  const role = await account.role(name);
  const have = role ? short(role.arn) : 'no such role';
  const todo = role ? `Write '${role.arn}' in cloud.admins.` : 'Make the role, or take it out of cloud.admins.';
  return [judged(`Admin ${name}`, have, short(admin), role?.arn === admin, [todo])];
}

const nameOf = (roleArn: string): string => roleArn.split('/').at(-1) ?? '';

/** Name of the role whose session this is. */
const sessionRole = (callerArn: string): string | undefined => /:assumed-role\/([^/]+)\//.exec(callerArn)?.[1];

async function deployingRole(admins: readonly string[], callerArn: string, account: Account): Promise<Check> {
  const name = sessionRole(callerArn);
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
