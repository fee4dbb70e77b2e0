import { describe, expect, it } from 'vitest';
import cloudOnly from '../../../../fixtures/environments/cloud-only';
import hybrid from '../../../../fixtures/environments/hybrid';
import { SERVICE_ACCOUNTS } from '../../../../../config/kubernetes/service-accounts';
import { policyIn, resourceOf, resourcesOf } from '../../../../support/stack-blocks';
import { resources } from '../../../../support/stack-json';
import { synthesizedWith } from '../../../../support/synthesized-with';

const associations = (stack: string): ReadonlyMap<unknown, unknown> =>
  new Map(
    resourcesOf(stack, 'aws_eks_pod_identity_association')
      .filter(({ address }) => /association\.(pod-roles|pipeline)_/.test(address))
      .map(({ body }) => body as { service_account: string; namespace: string })
      .map(({ service_account, namespace }) => [service_account, namespace]),
  );
const { pipeline, ...others } = SERVICE_ACCOUNTS;
const pairs = (accounts: readonly { readonly name: string; readonly namespace: string }[]) =>
  new Map<unknown, unknown>(accounts.map(({ name, namespace }) => [name, namespace]));

describe('the roles of what Argo CD installs', () => {
  it('are bound to the service accounts that the tree makes, before any of them', () => {
    expect(associations('hybrid-cluster')).toEqual(pairs(Object.values(others)));
  });

  it("have the pipeline's where its storage is", () => {
    expect(associations('hybrid-storage')).toEqual(pairs([pipeline]));
  });

  it('are none for DNS without a zone', () => {
    expect([...associations('cloud-only-cluster').keys()].sort()).toEqual([
      'aws-load-balancer-controller',
      'external-secrets',
    ]);
  });

  it("are for the zone of the environment's name, which is public", () => {
    const { body } = resourcesOf('hybrid-cluster', 'aws_iam_policy').find(
      (one) => one.body['name'] === 'hybrid-external-dns-dns',
    ) ?? { body: {} };

    expect(policyIn(body, 'policy')).toMatchObject({
      Statement: [
        { Resource: 'arn:aws:route53:::hostedzone/${data.aws_route53_zone.pod-roles_zone.zone_id}' },
        { Sid: 'ListRecords' },
        { Sid: 'ListHostedZones' },
      ],
    });
  });
});

describe("the pipeline's role", () => {
  const attached = resourcesOf('hybrid-storage', 'aws_iam_role_policy_attachment').map(({ body }) => [
    body['role'],
    body['policy_arn'],
  ]);

  it('reads its pair and writes what the cloud alone writes', () => {
    const role = '${aws_iam_role.pipeline_identity_pods_role.name}';

    expect(resourceOf('hybrid-storage', 'aws_iam_role.pipeline_identity_pods_role')['name']).toBe('hybrid-pipeline');
    expect(attached).toEqual([
      [role, '${aws_iam_policy.pair-maps_may-read.arn}'],
      [role, '${aws_iam_policy.pair-maps_may-write-cloud.arn}'],
    ]);
  });

  it('is of the pair that the pipeline keeps its objects in, and of no other', () => {
    const changed = synthesizedWith(hybrid, ({ storage }) => {
      const maps = storage?.['maps'];
      if (storage && maps) Object.assign(storage, { archive: maps });
    });

    expect(
      resources(changed, 'aws_iam_role_policy_attachment')
        .filter(({ stack }) => stack === 'hybrid-storage')
        .map(({ body }) => body['policy_arn']),
    ).toEqual(['${aws_iam_policy.pair-maps_may-read.arn}', '${aws_iam_policy.pair-maps_may-write-cloud.arn}']);
  });

  it('is not there where the cloud has no GPUs for it', () => {
    const changed = synthesizedWith(cloudOnly, ({ cloud }) => {
      if (cloud) Object.assign(cloud, { gpuPools: {} });
    });

    expect(
      resources(changed, 'aws_eks_pod_identity_association').filter(({ stack }) => stack.endsWith('-storage')),
    ).toEqual([]);
  });
});
