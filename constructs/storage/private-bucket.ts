import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import { bucketArn, bucketName, type Named } from '../../config/aws/names';
import type { EncryptionKey } from '../encryption/encryption-key';
import { policy, renderPolicy, type Statement } from '../iam/policy-document';

export interface PrivateBucketProps {
  readonly environment: Named;
  /** Name between the environment's and the account's, such as `terraform-state`; all three at most 63 characters. */
  readonly name: string;
  /** Key by which every object is encrypted. */
  readonly encryptionKey: EncryptionKey;
  /**
   * Days for which an overwritten or deleted object can still be restored, or for ever.
   * @default 30
   */
  readonly noncurrentDays?: number | 'for-ever';
  /**
   * Days after which an object moves to S3 Intelligent-Tiering, which costs less for objects that nobody reads.
   * @default - never: right for small or short-lived objects
   */
  readonly tierAfterDays?: number;
  /**
   * More statements of the bucket policy.
   * @default []
   */
  readonly statements?: readonly Statement[];
}

/**
 * A private bucket: versioned, SSE-KMS with a bucket key, no ACLs, no public access, TLS only
 * (S3 user guide, "Security best practices for Amazon S3"). It holds data, so Terraform refuses to destroy it.
 */
export class PrivateBucket extends Construct {
  public readonly bucket: S3Bucket;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { environment, name, encryptionKey, noncurrentDays = 30, tierAfterDays, statements = [] } = props;
    const arn = bucketArn(environment, name);
    this.bucket = new S3Bucket(this, 'bucket', {
      bucket: bucketName(environment, name),
      lifecycle: { preventDestroy: true },
    });
    const bucket = this.bucket.id;
    new S3BucketOwnershipControls(this, 'ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
    const publicAccess = new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: encryptionKey.arn },
          // One call to KMS for many objects instead of one for each.
          bucketKeyEnabled: true,
        },
      ],
    });
    const versioning = new S3BucketVersioningA(this, 'versioning', {
      bucket,
      versioningConfiguration: { status: 'Enabled' },
    });
    if (noncurrentDays !== 'for-ever') this.lifecycle(versioning, noncurrentDays, tierAfterDays);
    new S3BucketPolicy(this, 'policy', {
      bucket,
      policy: renderPolicy(
        policy(
          {
            Sid: 'DenyInsecureTransport',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [arn, `${arn}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          ...statements,
        ),
      ),
      // S3 refuses two changes of a bucket at once with "a conflicting conditional operation".
      dependsOn: [publicAccess],
    });
  }

  private lifecycle(versioning: S3BucketVersioningA, noncurrentDays: number, tierAfterDays: number | undefined): void {
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: this.bucket.id,
      rule: [
        {
          id: 'noncurrent',
          status: 'Enabled',
          filter: [{}],
          noncurrentVersionExpiration: [{ noncurrentDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
          expiration: [{ expiredObjectDeleteMarker: true }],
        },
        ...(tierAfterDays === undefined
          ? []
          : [
              {
                id: 'tiering',
                status: 'Enabled',
                filter: [{}],
                transition: [{ days: tierAfterDays, storageClass: 'INTELLIGENT_TIERING' }],
              },
            ]),
      ],
      dependsOn: [versioning],
    });
  }
}
