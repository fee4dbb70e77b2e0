/**
 * An admin in construct ids and so in Terraform addresses: the role's path and name, after its account's number where that is not
 * the environment's own.
 *
 * @param roleArn such as `arn:aws:iam::123456789012:role/teams/PlatformAdmin`, which becomes `teams-platformadmin`
 * @param account the environment's own account
 */
export function adminId(roleArn: string, account: string): string {
  const [, , , , owner = '', ...resource] = roleArn.split(':');
  const role = resource.join(':').replace(/^role\//, '');
  return (owner === account ? role : `${owner}-${role}`).replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}
