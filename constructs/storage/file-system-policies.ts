import { policy, type PolicyDocument } from '../iam/policy-document';

/**
 * A file system's own policy: it refuses clients without TLS. A file system without a policy gives anonymous clients full access. With this
 * one a client needs an identity and the mount policy (EFS user guide, "Using IAM to control file system data access"). It has an `Id`
 * because EFS invents one otherwise.
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

/** Allows mounting file systems and writing to them through mount targets, but not as root. Access points set the user. */
export const mountPolicy = (fileSystemArns: readonly string[]): PolicyDocument =>
  policy({
    Sid: 'MountAndWrite',
    Effect: 'Allow',
    Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
    Resource: fileSystemArns,
    Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
  });
