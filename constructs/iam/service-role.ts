import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { managedPolicyArn, prefixed, type Named } from '../../config/aws/names';
import { assertManagedPolicySize, policy, renderPolicy, type PolicyDocument, type Statement } from './policy-document';

export interface ServiceRoleProps {
  readonly environment: Named;
  /** Name without the environment's prefix, such as `karpenter-node`; with it at most 64 characters. */
  readonly name: string;
  /** The one service that may assume the role, such as `ec2.amazonaws.com`. */
  readonly service: string;
  /** What trusting the service is limited to; Pod Identity, Roles Anywhere and flow logs take one. */
  readonly trustCondition?: NonNullable<Statement['Condition']>;
  /**
   * AWS managed policies with their path, such as `AmazonEKSClusterPolicy` or `service-role/AmazonEBSCSIDriverPolicy`.
   * @default []
   */
  readonly managedPolicies?: readonly string[];
  /**
   * The environment's own managed policies by the last part of their name; each is checked against IAM's size limit.
   * Each takes one of the ten policies that a role may have.
   * @default {}
   */
  readonly customerPolicies?: Readonly<Record<string, PolicyDocument>>;
  /**
   * ARNs of policies that another construct or stack makes, by what the attachment is called here; each counts among the ten.
   * @default {}
   */
  readonly attachedPolicies?: Readonly<Record<string, string>>;
  /** Policy written into the role itself. */
  readonly inlinePolicy?: PolicyDocument;
}

/** A role that one AWS service assumes. Pods get theirs by {@link PodIdentity}. */
export class ServiceRole extends Construct {
  public readonly role: IamRole;
  /**
   * Everything that gives the role its rights: what uses the role depends on these, so that it never starts without
   * them and, when all is destroyed, stops before they go.
   */
  public readonly permissions: readonly ITerraformDependable[];

  /** @throws Error if a customer policy is larger than IAM takes */
  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { environment, name, service, trustCondition } = props;
    const { managedPolicies = [], customerPolicies = {}, attachedPolicies = {}, inlinePolicy } = props;
    this.role = new IamRole(this, 'role', {
      name: prefixed(environment, name),
      assumeRolePolicy: renderPolicy(
        policy({
          Sid: 'ServiceAssumesRole',
          Effect: 'Allow',
          Principal: { Service: service },
          Action: TRUST_ACTIONS[service] ?? 'sts:AssumeRole',
          ...(trustCondition && { Condition: trustCondition }),
        }),
      ),
    });
    const role = this.role.name;
    this.permissions = [
      ...managedPolicies.map(
        (managed) =>
          new IamRolePolicyAttachment(this, idOf(managed), {
            role,
            policyArn: managedPolicyArn(environment, managed),
          }),
      ),
      ...Object.entries(customerPolicies).map(([policyName, document]) => {
        const fullName = prefixed(environment, `${name}-${policyName}`);
        assertManagedPolicySize(fullName, document);
        const { arn } = new IamPolicy(this, `policy-${policyName}`, { name: fullName, policy: renderPolicy(document) });
        return new IamRolePolicyAttachment(this, policyName, { role, policyArn: arn });
      }),
      ...Object.entries(attachedPolicies).map(
        ([attachment, policyArn]) => new IamRolePolicyAttachment(this, attachment, { role, policyArn }),
      ),
      ...(inlinePolicy ? [new IamRolePolicy(this, 'inline', { role, name, policy: renderPolicy(inlinePolicy) })] : []),
    ];
  }

  /** The role's ARN, once it exists. */
  public get arn(): string {
    return this.role.arn;
  }
}

/** Services that say more of a session than who it is, and must be let. */
const TRUST_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  // Tags: cluster, namespace and service account.
  'pods.eks.amazonaws.com': ['sts:AssumeRole', 'sts:TagSession'],
  // Tags: what the certificate says; source identity: its subject, so that CloudTrail names it.
  'rolesanywhere.amazonaws.com': ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
};

/** A managed policy's name as a construct id, without its path: `AmazonEKS_CNI_Policy` → `amazoneks-cni-policy`. */
const idOf = (managed: string): string => managed.replace(/^.*\//, '').replaceAll('_', '-').toLowerCase();
