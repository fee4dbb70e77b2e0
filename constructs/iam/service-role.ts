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
  /** Condition of the trust. Pod Identity, Roles Anywhere and flow logs have one. */
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
   * ARNs of policies that another construct or stack makes, by the id of the attachment. Each counts among the ten.
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
   * Everything that gives the role its rights. Users of the role depend on these, so that they start after the rights exist and are
   * destroyed before them.
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

/** More actions that some services need in order to assume a role, since they describe the session. */
const TRUST_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  // The tags name cluster, namespace and service account.
  'pods.eks.amazonaws.com': ['sts:AssumeRole', 'sts:TagSession'],
  // The tags are the certificate's fields. The source identity is its subject, so that CloudTrail names it.
  'rolesanywhere.amazonaws.com': ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
};

/** A managed policy's name as a construct id, without its path: `AmazonEKS_CNI_Policy` → `amazoneks-cni-policy`. */
const idOf = (managed: string): string => managed.replace(/^.*\//, '').replaceAll('_', '-').toLowerCase();
