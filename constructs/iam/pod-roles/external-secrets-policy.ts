import { arn, parameterName, prefixed, type Named } from '../../../config/aws/names';
import { policy, type PolicyDocument, type Statement } from '../policy-document';

/**
 * What External Secrets reads for the cluster: the environment's parameters, the credentials of its sites' clusters, and the secret that RDS keeps for the
 * database. Not the rest of `/landbridge/<env>/`: the copies of Kubespray's credentials there are for administrators alone.
 *
 * @param hasDatabase whether the environment has a database whose secret is read
 *
 * Source: External Secrets, "AWS Parameter Store" and "AWS Secrets Manager", "IAM Policy"; Secrets Manager user guide, "Permissions for
 * BatchGetSecretValue"; RDS user guide, "Password management with Amazon RDS and AWS Secrets Manager".
 */
export const externalSecretsPolicy = (environment: Named, hasDatabase: boolean): PolicyDocument =>
  policy(
    {
      Sid: 'ReadParameters',
      Effect: 'Allow',
      Action: 'ssm:GetParameter',
      Resource: arn(environment, 'ssm', `parameter${parameterName(environment, '*')}`),
    },
    {
      Sid: 'ReadClusterCredentials',
      Effect: 'Allow',
      Action: READ_SECRET,
      Resource: arn(environment, 'secretsmanager', `secret:${parameterName(environment, 'clusters/*')}`),
    },
    ...(hasDatabase ? database(environment) : []),
  );

const READ_SECRET = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];

/** The secret's own name ends in an id that only AWS knows: it is found by its tag, which RDS alone can set, and is read by it. */
const database = (environment: Named): Statement[] => {
  const { region } = environment.cloud;
  const name = prefixed(environment, 'database');
  return [
    {
      Sid: 'ReadDatabasePassword',
      Effect: 'Allow',
      Action: READ_SECRET,
      Resource: arn(environment, 'secretsmanager', 'secret:rds!db-*'),
      Condition: {
        StringEquals: { 'aws:ResourceTag/aws:rds:primaryDBInstanceArn': arn(environment, 'rds', `db:${name}`) },
      },
    },
    // What is found is names and tags; Secrets Manager takes no resource for that.
    {
      Sid: 'ListSecrets',
      Effect: 'Allow',
      Action: ['secretsmanager:BatchGetSecretValue', 'secretsmanager:ListSecrets'],
      Resource: '*',
    },
    // The key is of a later stack, so it is known by its alias.
    {
      Sid: 'DecryptDatabasePassword',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: arn(environment, 'kms', 'key/*'),
      Condition: {
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${name}` },
        StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` },
      },
    },
  ];
};
