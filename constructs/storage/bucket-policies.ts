import { policy, type PolicyDocument, type Statement } from '../iam/policy-document';

/** The scope of the policies of one pair's bucket. */
export interface BucketScope {
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /** ARN of the key that its objects are encrypted with. */
  readonly keyArn: string;
  /** Region of both, such as `ap-northeast-2`. */
  readonly region: string;
}

/** Writer → its prefixes, both sorted. The environment has prefix → writer, but each writer gets one policy. */
export function prefixesByWriter(writers: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(Object.values(writers))].sort();
  const prefixes = Object.keys(writers).sort();
  return new Map(names.map((writer) => [writer, prefixes.filter((prefix) => writers[prefix] === writer)]));
}

/** Allows reading the whole bucket: every side reads what the others wrote. */
export const readPolicy = (scope: BucketScope): PolicyDocument =>
  policy(
    {
      Sid: 'ListBucket',
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:GetBucketLocation'],
      Resource: scope.bucketArn,
    },
    { Sid: 'ReadObjects', Effect: 'Allow', Action: 's3:GetObject', Resource: `${scope.bucketArn}/*` },
    throughS3('DecryptObjects', ['kms:Decrypt'], scope),
  );

/**
 * Allows writing below the prefixes of one writer, which has the read policy as well. It does not allow deleting. When a writer replaces an
 * object the bucket keeps the earlier version, so the result of a faulty job can be undone.
 *
 * The bucket's own policy does not refuse other principals yet. It would have to name the writers' roles, of the pipeline's pods and of
 * Roles Anywhere. Until those exist it would only lock out the administrators.
 *
 * @param prefixes the first parts of the keys, without `/`
 */
export const writePolicy = (scope: BucketScope, prefixes: readonly string[]): PolicyDocument =>
  policy(
    {
      Sid: 'WriteOwnPrefixes',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      Resource: prefixes.map((prefix) => `${scope.bucketArn}/${prefix}/*`),
    },
    // A multipart upload decrypts its own data key.
    throughS3('EncryptObjects', ['kms:GenerateDataKey', 'kms:Decrypt'], scope),
  );

/** Allows the key through S3 only. A holder of the policy cannot call KMS directly. */
const throughS3 = (sid: string, actions: readonly string[], { keyArn, region }: BucketScope): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions,
  Resource: keyArn,
  Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
});
