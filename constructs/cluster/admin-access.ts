import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';
import { partitionOf } from '../../config/names';
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
      const admin = idOf(principalArn, account);
      const entry = new EksAccessEntry(this, admin, { clusterName: cluster, principalArn, type: 'STANDARD' });
      new EksAccessPolicyAssociation(this, `${admin}-rights`, {
        clusterName: cluster,
        principalArn: entry.principalArn,
        policyArn: `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
        accessScope: { type: 'cluster' },
      });
    }
  }
}

/** A role's path and name as a construct id, after its account's number where that is another one. */
function idOf(roleArn: string, account: string): string {
  const [, , , , owner = '', ...resource] = roleArn.split(':');
  const role = resource.join(':').replace(/^role\//, '');
  return (owner === account ? role : `${owner}-${role}`).replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}
