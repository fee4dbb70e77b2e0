import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import { iamArn, prefixed, type Named } from '../../config/names';
import { renderPolicy, type Statement } from '../iam/policy-document';

export interface EncryptionKeyProps {
  readonly environment: Named;
  /** What the key is for, such as `terraform-state`; the alias is `alias/<env>-<purpose>`. */
  readonly purpose: string;
  /**
   * Services that encrypt with the key on behalf of the account, such as `logs.ap-northeast-2.amazonaws.com`.
   * @default []: only the account's own roles, by their IAM policies
   */
  readonly services?: readonly string[];
}

/**
 * A KMS key that rotates every year and that only its account's IAM policies, and the services named, may use
 * (KMS developer guide, "Default key policy"). Deleting it takes 30 days, in which it can be taken back.
 */
export class EncryptionKey extends Construct {
  public readonly key: KmsKey;

  constructor(scope: Construct, id: string, { environment, purpose, services = [] }: EncryptionKeyProps) {
    super(scope, id);
    const { account } = environment.cloud;
    const statements: Statement[] = [
      {
        Sid: 'AccountDelegatesToIam',
        Effect: 'Allow',
        Principal: { AWS: iamArn(environment, 'root') },
        Action: 'kms:*',
        Resource: '*',
      },
      ...(services.length === 0
        ? []
        : [
            {
              Sid: 'ServicesOfThisAccount',
              Effect: 'Allow' as const,
              Principal: { Service: [...services].sort() },
              Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
              Resource: '*',
              Condition: { StringEquals: { 'aws:SourceAccount': account } },
            },
          ]),
    ];
    this.key = new KmsKey(this, 'key', {
      description: `${prefixed(environment, purpose)}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: renderPolicy({ Version: '2012-10-17', Statement: statements }),
    });
    new KmsAlias(this, 'alias', { name: `alias/${prefixed(environment, purpose)}`, targetKeyId: this.key.keyId });
  }

  /** The key's ARN, a token: AWS chooses its last part. */
  public get arn(): string {
    return this.key.arn;
  }
}
