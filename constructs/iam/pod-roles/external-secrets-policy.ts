import { arn, parameterName, prefixed, type Named } from '../../../config/aws/names';
import { policy, type PolicyDocument, type Statement } from '../policy-document';

/**
 * External Secrets reads the environment's parameters, the credentials of its sites' clusters, and the secret that RDS keeps for the
 * database. It cannot read the rest of `/landbridge/<env>/`: the copies of Kubespray's credentials there are for administrators only.
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

/** Lets External Secrets read the database's secret by its tag, which only RDS can set. The secret's name ends in an id that only AWS knows. */
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
    // The list has only names and tags. Secrets Manager takes no resource for this call.
    {
      Sid: 'ListSecrets',
      Effect: 'Allow',
      Action: ['secretsmanager:BatchGetSecretValue', 'secretsmanager:ListSecrets'],
      Resource: '*',
    },
    // A later stack makes the key, so the policy names its alias.
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
