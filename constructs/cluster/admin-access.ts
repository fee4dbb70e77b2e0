import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';
import { adminId, partitionOf } from '../../config/aws/names';
import type { CloudConfig } from '../../config/schema/environment';

export interface AdminAccessProps {
  readonly environment: { readonly cloud: Pick<CloudConfig, 'account' | 'admins' | 'region'> };
  /** The EKS cluster's name, as the cluster's own attribute. */
  readonly cluster: string;
}

/**
 * Cluster-admin rights for the environment's admins and for nobody else (EKS user guide, "Review access policy permissions",
 * AmazonEKSClusterAdminPolicy).
 */
export class AdminAccess extends Construct {
  constructor(scope: Construct, id: string, { environment, cluster }: AdminAccessProps) {
    super(scope, id);
    const { account, admins, region } = environment.cloud;
    for (const principalArn of admins) {
      const admin = adminId(principalArn, account);
      const entry = new EksAccessEntry(this, `entry-${admin}`, {
        clusterName: cluster,
        principalArn,
        type: 'STANDARD',
      });
      new EksAccessPolicyAssociation(this, `rights-${admin}`, {
        clusterName: cluster,
        principalArn: entry.principalArn,
        policyArn: `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
        accessScope: { type: 'cluster' },
      });
    }
  }
}
