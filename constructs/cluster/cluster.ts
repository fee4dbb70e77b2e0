import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { Construct } from 'constructs';
import { clusterName, type Named } from '../../config/aws/names';
import type { CloudConfig } from '../../config/schema/environment';
import { EncryptionKey } from '../encryption/encryption-key';
import { policy } from '../iam/policy-document';
import { ServiceRole } from '../iam/service-role';
import { EncryptedLogGroup, logGroupsMayUseKey } from '../logs/encrypted-log-group';

export interface ClusterProps {
  readonly environment: Named & {
    readonly cloud: Pick<CloudConfig, 'api' | 'kubernetesVersion' | 'serviceCidr'>;
  };
  /** Subnets of the control plane's network interfaces: the intra subnets, at least two zones. */
  readonly subnetIds: readonly string[];
  /** Security group of those interfaces. */
  readonly securityGroupId: string;
  /**
   * How long control-plane logs are kept, in days.
   * @default 90: the audit log is the only record of who did what in the cluster
   */
  readonly logRetentionDays?: number;
}

/** Every log that EKS can write (EKS user guide, "Send control plane logs to CloudWatch Logs"). */
const LOG_TYPES = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/**
 * The EKS control plane. Secrets are encrypted with its own key. All logs are on. Access is by access entries alone, and its creator has
 * none. EKS installs no add-on unasked. Only standard support is used.
 *
 * Running workflows exist only here, so Terraform refuses to destroy it. EKS's own deletion protection is not used, because AWS provider
 * 5.100 does not have it.
 *
 * Source: EKS user guide, "Create an Amazon EKS cluster"; EKS best practices guide, "Security".
 */
export class Cluster extends Construct {
  public readonly cluster: EksCluster;
  public readonly role: ServiceRole;
  public readonly logGroup: EncryptedLogGroup;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { environment, subnetIds, securityGroupId, logRetentionDays = 90 } = props;
    const { api, kubernetesVersion, serviceCidr } = environment.cloud;
    const name = clusterName(environment);
    const secretsKey = new EncryptionKey(this, 'secrets-key', { environment, purpose: 'cluster-secrets' });
    const logKey = new EncryptionKey(this, 'log-key', {
      environment,
      purpose: 'cluster-logs',
      statements: [logGroupsMayUseKey(environment)],
    });
    // If this group is missing EKS makes it, without a key, and keeps its logs for ever.
    this.logGroup = new EncryptedLogGroup(this, 'logs', {
      environment,
      name: `/aws/eks/${name}/cluster`,
      retentionDays: logRetentionDays,
      encryptionKey: logKey,
    });
    this.role = new ServiceRole(this, 'control-plane', {
      environment,
      name: 'cluster',
      service: 'eks.amazonaws.com',
      managedPolicies: ['AmazonEKSClusterPolicy'],
      inlinePolicy: policy({
        Sid: 'EncryptKubernetesSecrets',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
        Resource: secretsKey.arn,
      }),
    });
    this.cluster = new EksCluster(this, 'cluster', {
      name,
      version: kubernetesVersion,
      roleArn: this.role.arn,
      enabledClusterLogTypes: LOG_TYPES,
      bootstrapSelfManagedAddons: false,
      // At the end of standard support EKS upgrades the cluster. Extended support would cost six times as much.
      upgradePolicy: { supportType: 'STANDARD' },
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
      encryptionConfig: { resources: ['secrets'], provider: { keyArn: secretsKey.arn } },
      kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr: serviceCidr },
      // It costs nothing. When a zone fails Karpenter launches nothing there.
      zonalShiftConfig: { enabled: true },
      vpcConfig: {
        subnetIds: [...subnetIds],
        securityGroupIds: [securityGroupId],
        endpointPrivateAccess: true,
        endpointPublicAccess: api !== 'private',
        ...(api !== 'private' && { publicAccessCidrs: api.publicFrom }),
      },
      lifecycle: { preventDestroy: true },
      dependsOn: [this.logGroup.logGroup, ...this.role.permissions],
    });
  }

  /** The cluster's name as its own attribute, so whatever uses it waits for the cluster. */
  public get clusterName(): string {
    return this.cluster.name;
  }

  /** HTTPS address of the Kubernetes API. */
  public get endpoint(): string {
    return this.cluster.endpoint;
  }

  /** Certificate of the API's certificate authority, PEM in base64. */
  public get certificateAuthority(): string {
    return this.cluster.certificateAuthority.get(0).data;
  }
}
