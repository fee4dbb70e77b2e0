/** Kinds of names whose limit in AWS is so short that an environment can exceed it. */
export type NamedKind = keyof typeof NAME_LIMITS;

/**
 * The most characters that AWS takes in a name (the service's API reference, at the request that creates it). Rules check the names that
 * are made from the owner's names; synthesis checks every resource of these types.
 */
export const NAME_LIMITS = {
  role: { limit: 64, what: 'an IAM role', type: 'aws_iam_role', argument: 'name' },
  policy: { limit: 128, what: 'an IAM policy', type: 'aws_iam_policy', argument: 'name' },
  bucket: { limit: 63, what: 'an S3 bucket', type: 'aws_s3_bucket', argument: 'bucket' },
  cluster: { limit: 100, what: 'an EKS cluster', type: 'aws_eks_cluster', argument: 'name' },
  nodeGroup: { limit: 63, what: 'an EKS node group', type: 'aws_eks_node_group', argument: 'node_group_name' },
  launchTemplate: { limit: 128, what: 'a launch template', type: 'aws_launch_template', argument: 'name' },
  securityGroup: { limit: 255, what: 'a security group', type: 'aws_security_group', argument: 'name' },
  queue: { limit: 80, what: 'an SQS queue', type: 'aws_sqs_queue', argument: 'name' },
  eventRule: { limit: 64, what: 'an EventBridge rule', type: 'aws_cloudwatch_event_rule', argument: 'name' },
  database: { limit: 63, what: 'an RDS instance', type: 'aws_db_instance', argument: 'identifier' },
  databaseSnapshot: {
    limit: 255,
    what: "an RDS instance's last snapshot",
    type: 'aws_db_instance',
    argument: 'final_snapshot_identifier',
  },
  subnetGroup: { limit: 255, what: 'an RDS subnet group', type: 'aws_db_subnet_group', argument: 'name' },
  parameterGroup: { limit: 255, what: 'an RDS parameter group', type: 'aws_db_parameter_group', argument: 'name' },
  fileSystem: {
    limit: 64,
    what: "an EFS file system's creation token",
    type: 'aws_efs_file_system',
    argument: 'creation_token',
  },
  backupVault: { limit: 50, what: 'a backup vault', type: 'aws_backup_vault', argument: 'name' },
  backupPlan: { limit: 50, what: 'a backup plan', type: 'aws_backup_plan', argument: 'name' },
  repository: { limit: 256, what: 'an ECR repository', type: 'aws_ecr_repository', argument: 'name' },
  logGroup: { limit: 512, what: 'a log group', type: 'aws_cloudwatch_log_group', argument: 'name' },
  key: { limit: 256, what: "a KMS key's alias", type: 'aws_kms_alias', argument: 'name' },
  resolverEndpoint: { limit: 64, what: 'a resolver endpoint', type: 'aws_route53_resolver_endpoint', argument: 'name' },
} as const;
