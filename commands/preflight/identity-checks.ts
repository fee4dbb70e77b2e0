import type { CloudEnvironment } from '../../config/schema/environment';
import type { Account, Role } from './account';
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
  const deploying = sessionRole(caller.arn);
  const role = deploying === undefined ? undefined : await account.role(deploying);
  const checks = [rightAccount, deployingRole(cloud.admins, caller.arn, role), ...(role ? [longestSession(role)] : [])];
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

function deployingRole(admins: readonly string[], callerArn: string, role: Role | undefined): Check {
  // A session's ARN leaves out the role's path.
  const have = role?.arn ?? callerArn;
  const [first = ''] = admins;
  return judged('Deploying role', short(have), admins.map(short).join('\nor '), admins.includes(have), [
    'The cluster gives its creator no rights. Assume one of these roles, or add yours to cloud.admins:',
    `aws sts assume-role --role-arn ${first} --role-session-name deploy`,
  ]);
}

const HOUR = 3600;

/** The shortest sessions that a first deploy, which may take an hour, surely fits into. */
const LEAST_HOURS = 2;

/** Roles that IAM Identity Center makes and alone may change (its user guide, "Referencing permission sets in resource policies"). */
const OF_IDENTITY_CENTER = ':role/aws-reserved/sso.amazonaws.com/';

/** Whether a session of the deploying role may last through a first deploy. Where it ends before, Terraform cannot write its state either. */
function longestSession({ arn, sessionSeconds }: Role): Check {
  const how = arn.includes(OF_IDENTITY_CENTER)
    ? 'In IAM Identity Center set the session duration of the permission set to 12 hours.'
    : `aws iam update-role --role-name ${nameOf(arn)} --max-session-duration 43200`;
  const hours = sessionSeconds / HOUR;
  const have = `${Number(hours.toFixed(1))} h`;
  return judged('Longest session of the deploying role', have, `${LEAST_HOURS} h or more`, hours >= LEAST_HOURS, [
    'A first deploy may take an hour, and one whose session ends loses the state of the stack that it is at:',
    how,
  ]);
}

/** Without partition and account, which the check before this one shows. */
const short = (arn: string): string => arn.split(':').slice(5).join(':');
