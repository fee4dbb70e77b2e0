import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import { managedPolicyArn, prefixed, type Named } from '../../config/names';
import { policy, renderPolicy, type PolicyDocument, type Statement } from './policy-document';

export interface ServiceRoleProps {
  readonly environment: Named;
  /** Name without the environment's prefix, such as `karpenter-node`; with it at most 64 characters. */
  readonly name: string;
  /** The one service that may assume the role, such as `ec2.amazonaws.com`. */
  readonly service: string;
  /** What trusting the service is limited to; Pod Identity and flow logs take one. */
  readonly trustCondition?: NonNullable<Statement['Condition']>;
  /**
   * AWS managed policies, such as `AmazonEKSClusterPolicy`.
   * @default []
   */
  readonly managedPolicies?: readonly string[];
  /** Policy written into the role itself. */
  readonly inlinePolicy?: PolicyDocument;
}

/** A role that one AWS service assumes. Pods get theirs by `pods.eks.amazonaws.com` (EKS user guide, "EKS Pod Identities"). */
export class ServiceRole extends Construct {
  public readonly role: IamRole;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { environment, name, service, trustCondition, managedPolicies = [], inlinePolicy } = props;
    this.role = new IamRole(this, 'role', {
      name: prefixed(environment, name),
      assumeRolePolicy: renderPolicy(
        policy({
          Sid: 'OneService',
          Effect: 'Allow',
          Principal: { Service: service },
          // Pod Identity tags its sessions with cluster, namespace and service account.
          Action: service === 'pods.eks.amazonaws.com' ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
          ...(trustCondition && { Condition: trustCondition }),
        }),
      ),
    });
    for (const managed of managedPolicies) {
      new IamRolePolicyAttachment(this, managed.toLowerCase(), {
        role: this.role.name,
        policyArn: managedPolicyArn(environment, managed),
      });
    }
    if (inlinePolicy) {
      new IamRolePolicy(this, 'inline', { role: this.role.name, name: name, policy: renderPolicy(inlinePolicy) });
    }
  }

  /** The role's ARN, once it exists. */
  public get arn(): string {
    return this.role.arn;
  }
}
