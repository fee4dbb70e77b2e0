import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import { prefixed, type Named } from '../../config/aws/names';
import { renderPolicy, type Statement } from '../iam/policy-document';
import { keyPolicy } from './key-policy';

export interface EncryptionKeyProps {
  readonly environment: Named;
  /** What the key is for, such as `terraform-state`; the alias is `alias/<env>-<purpose>`. */
  readonly purpose: string;
  /**
   * Services that encrypt with the key on behalf of the account, such as `events.amazonaws.com`. CloudWatch Logs needs
   * `logGroupsMayUseKey` among the statements instead.
   * @default []: only the account's own roles, by their IAM policies
   */
  readonly services?: readonly string[];
  /**
   * More statements of the key's policy, for a service that does not send `aws:SourceAccount`.
   * @default []
   */
  readonly statements?: readonly Statement[];
}

/**
 * A KMS key that rotates every year. Its account's identities may use it by their IAM policies, and so may the services named (KMS
 * developer guide, "Default key policy"). Without the key everything that it encrypts is lost, so Terraform refuses to destroy it. If
 * somebody deletes it nevertheless, the deletion can be cancelled for 30 days.
 */
export class EncryptionKey extends Construct {
  public readonly key: KmsKey;
  public readonly alias: KmsAlias;

  constructor(
    scope: Construct,
    id: string,
    { environment, purpose, services = [], statements = [] }: EncryptionKeyProps,
  ) {
    super(scope, id);
    this.key = new KmsKey(this, 'key', {
      description: prefixed(environment, purpose),
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      lifecycle: { preventDestroy: true },
      policy: renderPolicy(keyPolicy({ environment, services, statements })),
    });
    this.alias = new KmsAlias(this, 'alias', {
      name: `alias/${prefixed(environment, purpose)}`,
      targetKeyId: this.key.keyId,
    });
  }

  /** The key's ARN, a token: AWS chooses its last part. */
  public get arn(): string {
    return this.key.arn;
  }
}
