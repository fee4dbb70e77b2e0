/** A check that we do not follow, for a reason. */
export interface CheckovException {
  /** Checkov's id, such as `CKV_AWS_39`. */
  readonly id: string;
  /** The resource types for which it may fail. */
  readonly types: readonly string[];
  readonly reason: string;
}

/** The written list: a failed check outside of it fails the proof, and so does an entry that nothing needs any more. */
export const CHECKOV_EXCEPTIONS: readonly CheckovException[] = [
  {
    id: 'CKV2_AWS_34',
    types: ['aws_ssm_parameter'],
    reason:
      'what is published are ids, ARNs and host names that every pod sees; encrypted, each reader would need a right to the key. ' +
      'Secrets stay in Secrets Manager, and only their ARN is here',
  },
  {
    id: 'CKV2_AWS_62',
    types: ['aws_s3_bucket'],
    reason: 'nothing would receive the events of these buckets; what copies between the sides compares them instead',
  },
  {
    id: 'CKV2_AWS_61',
    types: ['aws_s3_bucket'],
    reason:
      "the state's bucket keeps every version for ever: a state is small, and an old one may be the only way back",
  },
  {
    id: 'CKV_AWS_18',
    types: ['aws_s3_bucket'],
    reason:
      "access logs need one more bucket, which S3 can only fill without a KMS key of ours; an account's CloudTrail data events " +
      'tell the same with the caller',
  },
  {
    id: 'CKV_AWS_39',
    types: ['aws_eks_cluster'],
    reason: 'whether the API is reached from outside is the choice of `cloud.api`; never from everywhere (CKV_AWS_38)',
  },
  {
    id: 'CKV_AWS_118',
    types: ['aws_db_instance'],
    reason:
      'enhanced monitoring writes to RDSOSMetrics, a log group of the whole account that RDS makes without our key; Performance ' +
      'Insights, with our key, shows the load',
  },
  {
    id: 'CKV_AWS_144',
    types: ['aws_s3_bucket'],
    reason:
      "a storage pair's second copy is on the site, and the buckets keep old versions; a copy in another region would double the price",
  },
  {
    id: 'CKV_AWS_157',
    types: ['aws_db_instance'],
    reason: "a standby is the default; an owner may choose 'single-zone' at half the price",
  },
  {
    id: 'CKV_AWS_338',
    types: ['aws_cloudwatch_log_group'],
    reason:
      "logs are paid for by size and time: an owner says how long the network's are kept (`logRetentionDays`, up to a year), and " +
      'the others have a default of their own',
  },
];
