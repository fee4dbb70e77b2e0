import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { Construct } from 'constructs';
import { arn, clusterName, type Named } from '../../config/aws/names';
import type { PolicyDocument } from './policy-document';
import { ServiceRole } from './service-role';

export interface PodIdentityProps {
  readonly environment: Named;
  /** The EKS cluster's name. Pass the cluster's own attribute, so that the association waits for the cluster. */
  readonly cluster: string;
  /** The role's name without the environment's prefix, such as `vpc-cni`. */
  readonly roleName: string;
  /**
   * Namespace of the service account.
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /** The Kubernetes service account whose pods get the role; it need not exist yet. */
  readonly serviceAccount: string;
  /**
   * AWS managed policies with their path, such as `service-role/AmazonEBSCSIDriverPolicy`.
   * @default []
   */
  readonly managedPolicies?: readonly string[];
  /**
   * The environment's own managed policies by the last part of their name.
   * @default {}
   */
  readonly customerPolicies?: Readonly<Record<string, PolicyDocument>>;
  /**
   * ARNs of policies that another construct makes, by the id of the attachment.
   * @default {}
   */
  readonly attachedPolicies?: Readonly<Record<string, string>>;
}

/**
 * A role for the pods of one service account, bound to it by EKS Pod Identity. The role trusts EKS only for this cluster and this service
 * account, so an association elsewhere cannot use it.
 *
 * A pod gets the role only if the association exists when the pod starts. So everything that starts the pods depends on {@link association}.
 *
 * Source: EKS user guide, "Create IAM role with trust policy required by EKS Pod Identity".
 */
export class PodIdentity extends Construct {
  public readonly role: ServiceRole;
  public readonly association: EksPodIdentityAssociation;

  constructor(scope: Construct, id: string, props: PodIdentityProps) {
    super(scope, id);
    const { environment, cluster, roleName, namespace = 'kube-system', serviceAccount } = props;
    const { managedPolicies = [], customerPolicies = {}, attachedPolicies = {} } = props;
    this.role = new ServiceRole(this, 'pods', {
      environment,
      name: roleName,
      service: 'pods.eks.amazonaws.com',
      trustCondition: {
        StringEquals: {
          'aws:SourceAccount': environment.cloud.account,
          'aws:RequestTag/kubernetes-namespace': namespace,
          'aws:RequestTag/kubernetes-service-account': serviceAccount,
        },
        ArnEquals: { 'aws:SourceArn': arn(environment, 'eks', `cluster/${clusterName(environment)}`) },
      },
      managedPolicies,
      customerPolicies,
      attachedPolicies,
    });
    this.association = new EksPodIdentityAssociation(this, 'association', {
      clusterName: cluster,
      namespace,
      serviceAccount,
      roleArn: this.role.arn,
      dependsOn: [...this.role.permissions],
    });
  }
}
