import { describe, expect, it } from 'vitest';
import hybrid from '../../../fixtures/environments/hybrid';
import { resources } from '../../../support/stack-json';
import { synthesizedWith } from '../../../support/synthesized-with';

const OWN = 'arn:aws:iam::123456789012:role/teams/PlatformAdmin';
const FOREIGN = 'arn:aws:iam::999999999999:role/teams/PlatformAdmin';

describe('admin access', () => {
  const { stacks } = synthesizedWith(hybrid, (draft) => {
    if (draft.cloud) draft.cloud.admins = [OWN, FOREIGN];
  });

  it('is one entry for each admin, also for equal names in two accounts', () => {
    const entries = resources({ stacks }, 'aws_eks_access_entry').filter(({ body }) => body['type'] === 'STANDARD');

    expect(entries.map(({ address, body }) => [address, body['principal_arn']])).toEqual([
      ['aws_eks_access_entry.admins_entry-999999999999-teams-platformadmin', FOREIGN],
      ['aws_eks_access_entry.admins_entry-teams-platformadmin', OWN],
    ]);
  });

  it('is given where one admin is called like the rights of another', () => {
    const draft = hybrid;
    const roles = ['ops', 'ops-rights', 'rights-ops', 'entry-ops'].map((role) => OWN.replace(/role.*/, `role/${role}`));
    const changed = synthesizedWith(draft, ({ cloud }) => {
      if (cloud) cloud.admins = roles;
    });

    expect(resources(changed, 'aws_eks_access_policy_association')).toHaveLength(4);
  });

  it('is admin of the whole cluster, after the entry is made', () => {
    const rights = resources({ stacks }, 'aws_eks_access_policy_association');

    expect(rights.map(({ body }) => body)).toContainEqual({
      cluster_name: '${aws_eks_cluster.eks_cluster.name}',
      principal_arn: '${aws_eks_access_entry.admins_entry-teams-platformadmin.principal_arn}',
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
      access_scope: { type: 'cluster' },
    });
    expect(rights).toHaveLength(2);
  });
});
