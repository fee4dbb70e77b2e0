import { describe, expect, it } from 'vitest';
import { EKS_ADD_ON_VERSIONS, EKS_SUPPORTED_VERSIONS } from '../../../../config/versions';
import { ADD_ONS } from '../../../../constructs/cluster/add-on-table';
import { dependenciesOf, resourceOf, resourcesOf, textIn } from '../../../support/stack-blocks';
import type { JsonObject } from '../../../support/stack-json';

const addOns = resourcesOf('hybrid-cluster', 'aws_eks_addon');
const NODE_GROUP = 'aws_eks_node_group.system_group';

const addOn = (name: string): JsonObject => {
  const found = addOns.find(({ body }) => body['addon_name'] === name);
  if (!found) throw new Error(`no add-on ${name}`);
  return found.body;
};
const configurationOf = (name: string): unknown => {
  const body = addOn(name);
  return 'configuration_values' in body ? JSON.parse(textIn(body, 'configuration_values')) : {};
};

describe('the add-ons', () => {
  const waitsForNodes = ({ body }: { readonly body: JsonObject }): boolean => dependenciesOf(body).includes(NODE_GROUP);
  const names = (blocks: typeof addOns): unknown[] => blocks.map(({ body }) => body['addon_name']).sort();

  it('that nodes need do not wait for nodes', () => {
    expect(names(addOns.filter((one) => !waitsForNodes(one)))).toEqual([
      'eks-pod-identity-agent',
      'kube-proxy',
      'vpc-cni',
    ]);
  });

  it('that need nodes wait for them', () => {
    expect(names(addOns.filter(waitsForNodes))).toEqual([
      'aws-ebs-csi-driver',
      'aws-efs-csi-driver',
      'coredns',
      'eks-node-monitoring-agent',
      'metrics-server',
      'snapshot-controller',
    ]);
  });

  it('have the snapshot controller before the driver that uses it', () => {
    expect(dependenciesOf(addOn('aws-ebs-csi-driver'))).toContain('aws_eks_addon.add-ons_snapshot-controller_add-on');
  });

  it.each(addOns)('name the exact version of their minor and let git win: $address', ({ body }) => {
    expect(body['addon_version']).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
    expect(body).toMatchObject({ resolve_conflicts_on_create: 'OVERWRITE', resolve_conflicts_on_update: 'OVERWRITE' });
  });
});

describe('the table of versions', () => {
  it.each(EKS_SUPPORTED_VERSIONS)('has every add-on of %s, and kube-proxy of that minor', (minor) => {
    const versions = EKS_ADD_ON_VERSIONS[minor] ?? {};

    expect(Object.keys(versions).sort()).toEqual(ADD_ONS.map(({ name }) => name).sort());
    expect(versions['kube-proxy']).toMatch(new RegExp(`^v${minor}\\.`));
  });
});

describe('the rights of an add-on', () => {
  it.each([
    ['vpc-cni', 'node-add-ons', 'aws-node', 'AmazonEKS_CNI_Policy'],
    ['aws-ebs-csi-driver', 'add-ons', 'ebs-csi-controller-sa', 'service-role/AmazonEBSCSIDriverPolicy'],
    ['aws-efs-csi-driver', 'add-ons', 'efs-csi-controller-sa', 'service-role/AmazonEFSCSIDriverPolicy'],
  ])('%s come by its own association, made before it', (name, stage, serviceAccount, policy) => {
    const association = `aws_eks_pod_identity_association.${stage}_${name}_identity_association`;
    const body = resourceOf('hybrid-cluster', association);
    const attachments = resourcesOf('hybrid-cluster', 'aws_iam_role_policy_attachment').filter(({ address }) =>
      dependenciesOf(body).includes(address),
    );

    expect(dependenciesOf(addOn(name))).toContain(association);
    expect(body).toMatchObject({ namespace: 'kube-system', service_account: serviceAccount });
    expect(attachments.map((one) => one.body['policy_arn'])).toEqual([`arn:aws:iam::aws:policy/${policy}`]);
  });

  it("on the nodes are another role of the EFS driver's, empty until the storage stack and bound before its pods", () => {
    const identity = 'add-ons_aws-efs-csi-driver_node-identity';
    const association = `aws_eks_pod_identity_association.${identity}_association`;
    const role = `aws_iam_role.${identity}_pods_role`;

    expect(dependenciesOf(addOn('aws-efs-csi-driver'))).toContain(association);
    expect(resourceOf('hybrid-cluster', association)).toMatchObject({
      namespace: 'kube-system',
      service_account: 'efs-csi-node-sa',
      role_arn: `\${${role}.arn}`,
    });
    expect(resourceOf('hybrid-cluster', role)['name']).toBe('hybrid-efs-csi-node');
    expect(
      ['aws_iam_role_policy', 'aws_iam_role_policy_attachment']
        .flatMap((type) => resourcesOf('hybrid-cluster', type))
        .filter(({ body }) => body['role'] === `\${${role}.name}`),
    ).toEqual([]);
  });

  it.each(addOns)('are never inline: $address', ({ body }) => {
    expect(body).not.toHaveProperty('pod_identity_association');
    expect(body).not.toHaveProperty('service_account_role_arn');
  });

  it('are not those of the node: no node role has the CNI policy', () => {
    const withPolicy = resourcesOf('hybrid-cluster', 'aws_iam_role_policy_attachment').filter(({ body }) =>
      textIn(body, 'policy_arn').endsWith('/AmazonEKS_CNI_Policy'),
    );

    expect(withPolicy.map(({ body }) => body['role'])).toEqual([
      '${aws_iam_role.node-add-ons_vpc-cni_identity_pods_role.name}',
    ]);
  });
});

describe('the configuration of an add-on', () => {
  const tolerations = [{ key: 'CriticalAddonsOnly', operator: 'Exists', effect: 'NoSchedule' }];

  it.each(['coredns', 'snapshot-controller', 'metrics-server'])('%s tolerates the system taint', (name) => {
    expect(configurationOf(name)).toEqual({ tolerations });
  });

  it.each(['aws-ebs-csi-driver', 'aws-efs-csi-driver'])("%s's controller tolerates the system taint", (name) => {
    expect(configurationOf(name)).toEqual({ controller: { tolerations } });
  });

  it.each(['eks-pod-identity-agent', 'kube-proxy', 'vpc-cni'])('%s keeps its own toleration of every taint', (name) => {
    expect(configurationOf(name)).not.toHaveProperty('tolerations');
  });

  it('leaves no add-on off the system nodes: each tolerates their taint, by ours or by its own', () => {
    const everyTaint = ['eks-node-monitoring-agent', 'eks-pod-identity-agent', 'kube-proxy', 'vpc-cni'];
    const unsettled = addOns
      .map(({ body }) => textIn(body, 'addon_name'))
      .filter((name) => !JSON.stringify(configurationOf(name)).includes(JSON.stringify(tolerations)));

    expect(unsettled.sort()).toEqual(everyTaint);
  });

  it("reads a GPU's health on tainted GPU nodes too", () => {
    expect(configurationOf('eks-node-monitoring-agent')).toEqual({
      dcgmAgent: { tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }] },
    });
  });

  it('gives pods addresses by the prefix and enforces network policies', () => {
    expect(configurationOf('vpc-cni')).toEqual({
      enableNetworkPolicy: 'true',
      env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
    });
  });
});
