import { iamArn, type Named } from '../../config/aws/names';
import { policy, type PolicyDocument, type Statement } from '../iam/policy-document';

export interface KeyPolicyProps {
  readonly environment: Named;
  /** Services that encrypt with the key on behalf of the account, such as `events.amazonaws.com`. */
  readonly services: readonly string[];
  /** More statements, for a service that does not send `aws:SourceAccount`. */
  readonly statements: readonly Statement[];
}

/**
 * Who may use a key: the account's identities by their own policies, and the named services when they act for this account (KMS developer
 * guide, "Default key policy"; IAM user guide, "The confused deputy problem").
 */
export function keyPolicy({ environment, services, statements }: KeyPolicyProps): PolicyDocument {
  const ofServices: Statement = {
    Sid: 'ServicesUseKey',
    Effect: 'Allow',
    Principal: { Service: [...services].sort() },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceAccount': environment.cloud.account } },
  };
  return policy(
    {
      Sid: 'IamPoliciesControlKey',
      Effect: 'Allow',
      Principal: { AWS: iamArn(environment, 'root') },
      Action: 'kms:*',
      Resource: '*',
    },
    ...(services.length === 0 ? [] : [ofServices]),
    ...statements,
  );
}
