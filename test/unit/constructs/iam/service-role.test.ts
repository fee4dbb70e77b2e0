import { describe, expect, it } from 'vitest';
import { App, TerraformStack } from 'cdktf';
import { policy } from '../../../../constructs/iam/policy-document';
import { ServiceRole } from '../../../../constructs/iam/service-role';

const environment = { name: 'hybrid', cloud: { account: '123456789012', region: 'ap-northeast-2' } };
const read = (resource: string): ReturnType<typeof policy> =>
  policy({ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: resource });

const role = (props: Partial<ConstructorParameters<typeof ServiceRole>[2]>): ServiceRole =>
  new ServiceRole(new TerraformStack(new App(), 'test'), 'role', {
    environment,
    name: 'reader',
    service: 'ec2.amazonaws.com',
    ...props,
  });

describe('ServiceRole', () => {
  it('tells everything that gives it rights, to depend on', () => {
    const { permissions } = role({
      managedPolicies: ['service-role/AmazonEFSCSIDriverPolicy'],
      customerPolicies: { maps: read('arn:aws:s3:::maps/*') },
      inlinePolicy: read('arn:aws:s3:::other/*'),
    });

    expect(permissions).toHaveLength(3);
  });

  it('gives a managed policy with a path an id that Terraform takes', () => {
    const { node } = role({ managedPolicies: ['service-role/AmazonEBSCSIDriverPolicy', 'AmazonEKS_CNI_Policy'] });

    expect(node.children.map(({ node: { id } }) => id)).toEqual([
      'role',
      'amazonebscsidriverpolicy',
      'amazoneks-cni-policy',
    ]);
  });

  it("refuses a customer policy that is larger than IAM takes, by the policy's full name", () => {
    expect(() => role({ customerPolicies: { maps: read('x'.repeat(6144)) } })).toThrow(
      /^Policy 'hybrid-reader-maps' is 6,\d{3} characters long and IAM takes 6,144/,
    );
  });
});
