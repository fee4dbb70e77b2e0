import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { Construct } from 'constructs';
import { bucketArn, storagePolicyName } from '../../config/aws/names';
import type { CloudEnvironment, StoragePairConfig } from '../../config/schema/environment';
import { EncryptionKey } from '../encryption/encryption-key';
import { assertManagedPolicySize, renderPolicy, type PolicyDocument } from '../iam/policy-document';
import { prefixesByWriter, readPolicy, writePolicy } from './bucket-policies';
import { PrivateBucket } from './private-bucket';
import { SharedFileSystem, type SharedFileSystemProps } from './shared-file-system';

export interface StoragePairProps extends Pick<SharedFileSystemProps, 'vpcId' | 'subnetIds' | 'nodeSecurityGroupId'> {
  readonly environment: CloudEnvironment;
  /** The pair's name, such as `maps`. */
  readonly name: string;
  readonly settings: StoragePairConfig;
}

/**
 * The cloud half of one storage pair: a bucket, a file system, the key of both, and the policies that let roles of pods and of sites use
 * the objects. {@link NodeMounts} does so for the files. Each prefix of the bucket has one writer, so that copies never conflict.
 */
export class StoragePair extends Construct {
  public readonly encryptionKey: EncryptionKey;
  public readonly bucket: PrivateBucket;
  public readonly files: SharedFileSystem;
  /** Reads the whole bucket. */
  public readonly readPolicy: IamPolicy;
  /** By writer. Each policy allows writing below that writer's prefixes. */
  public readonly writePolicies: Readonly<Record<string, IamPolicy>>;

  constructor(scope: Construct, id: string, props: StoragePairProps) {
    super(scope, id);
    const { environment, name, settings, ...network } = props;
    this.encryptionKey = new EncryptionKey(this, 'key', { environment, purpose: `storage-${name}` });
    this.bucket = new PrivateBucket(this, 'objects', {
      environment,
      name,
      encryptionKey: this.encryptionKey,
      // Intelligent-Tiering watches an object for 30 days, for a fee, before it moves it. Objects that a job deletes sooner cost no fee.
      tierAfterDays: 30,
    });
    this.files = new SharedFileSystem(this, 'files', {
      environment,
      name,
      encryptionKey: this.encryptionKey,
      ...network,
    });

    const managed = (grant: string, description: string, document: PolicyDocument): IamPolicy => {
      const policyName = storagePolicyName(environment, name, grant);
      assertManagedPolicySize(policyName, document);
      return new IamPolicy(this, `may-${grant}`, { name: policyName, description, policy: renderPolicy(document) });
    };
    const bucket = {
      bucketArn: bucketArn(environment, name),
      keyArn: this.encryptionKey.arn,
      region: environment.cloud.region,
    };
    this.readPolicy = managed('read', `Reads all objects of ${name}`, readPolicy(bucket));
    this.writePolicies = Object.fromEntries(
      [...prefixesByWriter(settings.writers)].map(([writer, prefixes]) => [
        writer,
        managed(`write-${writer}`, `Writes what ${writer} alone writes of ${name}`, writePolicy(bucket, prefixes)),
      ]),
    );
  }
}
