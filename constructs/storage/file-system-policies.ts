import { policy, type PolicyDocument } from '../iam/policy-document';

/**
 * A file system's own policy: no client without TLS. That there is a policy at all also ends EFS's default, full access for every
 * client without a name, so a client needs an identity and the mount policy (EFS user guide, "Using IAM to control file system data
 * access"). It has an `Id` because EFS invents one otherwise.
 */
export const fileSystemPolicy = (fileSystemArn: string): PolicyDocument => ({
  Id: 'tls-and-iam-only',
  ...policy({
    Sid: 'DenyInsecureTransport',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'],
    Resource: fileSystemArn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }),
});

/** Mounting file systems and writing to them through mount targets, never as root: access points say which user it is. */
export const mountPolicy = (fileSystemArns: readonly string[]): PolicyDocument =>
  policy({
    Sid: 'MountAndWrite',
    Effect: 'Allow',
    Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
    Resource: fileSystemArns,
    Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
  });
