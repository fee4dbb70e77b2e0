import { policy, type PolicyDocument, type Statement } from '../iam/policy-document';

/** What the policies of one pair's bucket are scoped to. */
export interface BucketScope {
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /** ARN of the key that its objects are encrypted with. */
  readonly keyArn: string;
  /** Region of both, such as `ap-northeast-2`. */
  readonly region: string;
}

/** Writer → its prefixes, both sorted: the other way round than the environment says it, as each writer gets one policy. */
export function prefixesByWriter(writers: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(Object.values(writers))].sort();
  const prefixes = Object.keys(writers).sort();
  return new Map(names.map((writer) => [writer, prefixes.filter((prefix) => writers[prefix] === writer)]));
}

/** Reading the whole bucket: every side reads what every other one wrote. */
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
 * Writing below the prefixes of one writer, which holds the read policy as well. Nothing here deletes: a writer replaces an object and
 * its bucket keeps the version before, so a job gone wrong can be taken back.
 *
 * The bucket's own policy does not refuse the other principals yet. It would have to name the writers' roles, which come with the
 * pipeline's pods and with Roles Anywhere; until then it would only lock out the administrators.
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
    // An upload in parts reads its own data key back.
    throughS3('EncryptObjects', ['kms:GenerateDataKey', 'kms:Decrypt'], scope),
  );

/** The key through S3 only: whoever holds the policy cannot ask KMS itself. */
const throughS3 = (sid: string, actions: readonly string[], { keyArn, region }: BucketScope): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions,
  Resource: keyArn,
  Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
});
