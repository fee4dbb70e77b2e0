import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import { POSTGRES_PORT } from '../../config/network/cluster-addresses';
import type { CloudConfig, CloudEnvironment } from '../../config/schema/environment';
import { POSTGRES_VERSION } from '../../config/versions';
import { EncryptionKey } from '../encryption/encryption-key';
import { EncryptedLogGroup, logGroupsMayUseKey } from '../logs/encrypted-log-group';
import { NodesOnlySecurityGroup } from '../network/nodes-only-security-group';
import { POSTGRES_PARAMETERS, quietHours } from './database-settings';

/** Name of the database inside the instance. */
export const DATABASE_NAME = 'backoffice';

/** PostgreSQL's logs that RDS sends to CloudWatch Logs. */
const EXPORTED_LOGS = ['postgresql', 'upgrade'];

export interface BackOfficeDatabaseProps {
  readonly environment: CloudEnvironment;
  readonly settings: NonNullable<CloudConfig['database']>;
  readonly vpcId: string;
  /** Private subnets, at least two, each in a zone of its own. */
  readonly subnetIds: string[];
  /** The only security group from which the database is reached. */
  readonly nodeSecurityGroupId: string;
  /**
   * Days for which the database's logs are kept.
   * @default 30: a month to find out what happened
   */
  readonly logRetentionDays?: number;
}

/**
 * The back-office database, RDS for PostgreSQL. It holds logs and metadata of every job, and it runs only in the cloud. It answers only the
 * cluster's nodes and only over TLS. No person and no state file knows its password (RDS user guide, "Password management with Amazon RDS
 * and AWS Secrets Manager"; "IAM database authentication"). Enhanced monitoring is off: it needs a role and a log stream that keeps
 * growing, and CloudWatch and Performance Insights have figures enough.
 */
export class BackOfficeDatabase extends Construct {
  public readonly encryptionKey: EncryptionKey;
  public readonly securityGroup: NodesOnlySecurityGroup;
  public readonly logGroups: readonly EncryptedLogGroup[];
  public readonly subnetGroup: DbSubnetGroup;
  public readonly parameterGroup: DbParameterGroup;
  public readonly instance: DbInstance;

  constructor(scope: Construct, id: string, props: BackOfficeDatabaseProps) {
    super(scope, id);
    const { environment, settings, vpcId, subnetIds, nodeSecurityGroupId, logRetentionDays = 30 } = props;
    const identifier = prefixed(environment, 'database');
    const { backup, maintenance } = quietHours(environment.cloud.region);
    const encryptionKey = (this.encryptionKey = new EncryptionKey(this, 'key', {
      environment,
      purpose: 'database',
      statements: [logGroupsMayUseKey(environment)],
    }));
    this.securityGroup = new NodesOnlySecurityGroup(this, 'security-group', {
      environment,
      name: 'database',
      description: 'Back-office database',
      vpcId,
      nodeSecurityGroupId,
      port: POSTGRES_PORT,
    });
    // These are made before the instance. RDS would otherwise make them unencrypted, and would never delete from them.
    this.logGroups = EXPORTED_LOGS.map(
      (log) =>
        new EncryptedLogGroup(this, `log-${log}`, {
          environment,
          name: `/aws/rds/instance/${identifier}/${log}`,
          retentionDays: logRetentionDays,
          encryptionKey,
        }),
    );
    this.subnetGroup = new DbSubnetGroup(this, 'subnet-group', {
      name: identifier,
      description: 'Private subnets of all zones',
      subnetIds,
    });
    this.parameterGroup = new DbParameterGroup(this, 'parameter-group', {
      // The major version is in the name, so that an upgrade makes the new group while the instance still uses the old one.
      name: `${identifier}-postgres${POSTGRES_VERSION}`,
      family: `postgres${POSTGRES_VERSION}`,
      description: 'TLS only; schema changes and slow statements are logged',
      parameter: POSTGRES_PARAMETERS,
      lifecycle: { createBeforeDestroy: true },
    });
    this.instance = new DbInstance(this, 'instance', {
      identifier,
      engine: 'postgres',
      engineVersion: POSTGRES_VERSION,
      instanceClass: settings.instanceClass,
      multiAz: settings.availability === 'multi-zone',
      parameterGroupName: this.parameterGroup.name,

      storageType: 'gp3',
      allocatedStorage: settings.storageGiB,
      maxAllocatedStorage: 4 * settings.storageGiB,
      storageEncrypted: true,
      kmsKeyId: encryptionKey.arn,

      dbName: DATABASE_NAME,
      username: DATABASE_NAME,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: encryptionKey.arn,
      iamDatabaseAuthenticationEnabled: true,

      port: POSTGRES_PORT,
      publiclyAccessible: false,
      dbSubnetGroupName: this.subnetGroup.name,
      vpcSecurityGroupIds: [this.securityGroup.groupId],

      backupRetentionPeriod: settings.backupDays,
      backupWindow: backup,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      deleteAutomatedBackups: false,
      skipFinalSnapshot: false,
      // Before another database of this name can be destroyed, this snapshot must be renamed or deleted.
      finalSnapshotIdentifier: `${identifier}-final`,

      maintenanceWindow: maintenance,
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: false,
      applyImmediately: false,

      enabledCloudwatchLogsExports: EXPORTED_LOGS,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: encryptionKey.arn,
      // In days. This much history is free.
      performanceInsightsRetentionPeriod: 7,

      dependsOn: this.logGroups.map(({ logGroup }) => logGroup),
      lifecycle: { preventDestroy: true },
    });
  }

  /** The host name, known once the instance exists. It stays the same when the standby takes over. */
  public get endpoint(): string {
    return this.instance.address;
  }

  /** ARN of the Secrets Manager secret with user and password, which RDS rotates every seven days. */
  public get secretArn(): string {
    return this.instance.masterUserSecret.get(0).secretArn;
  }
}
