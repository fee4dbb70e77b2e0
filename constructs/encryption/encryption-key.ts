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
   * More statements of the key's policy, for a service that says in another way on whose behalf it acts.
   * @default []
   */
  readonly statements?: readonly Statement[];
}

/**
 * A KMS key that rotates every year and that only its account's IAM policies, and the services named, may use
 * (KMS developer guide, "Default key policy"). What it encrypts lives no longer than the key: Terraform refuses to destroy it, and
 * deleting it all the same takes 30 days, in which it can be taken back.
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
