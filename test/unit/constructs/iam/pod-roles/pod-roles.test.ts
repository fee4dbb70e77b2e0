import { describe, expect, it } from 'vitest';
import cloudOnly from '../../../../fixtures/environments/cloud-only';
import hybrid from '../../../../fixtures/environments/hybrid';
import { POD_IDENTITY } from '../../../../../config/network/cluster-addresses';
import { SERVICE_ACCOUNTS } from '../../../../../config/kubernetes/service-accounts';
import { textAt, valueAt, workloadsIn, type Content } from '../../../../../manifest-rules/given';
import { contents } from '../../../../support/content';
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
const { pipeline, 'argo-workflows-server': server, ...others } = SERVICE_ACCOUNTS;
const pairs = (accounts: readonly { readonly name: string; readonly namespace: string }[]) =>
  new Map<unknown, unknown>(accounts.map(({ name, namespace }) => [name, namespace]));

const cloudContents = (): Content[] => contents().filter(({ cluster }) => cluster.side === 'cloud');

/** Pods that ask for a role's credentials by what their app says of them, with their service account. */
const callers = ({ traffic, given }: Content) => {
  const templates = given
    .filter(({ object }) => object.kind === 'WorkflowTemplate')
    .map((one) => ({
      ...one,
      pod: valueAt(one.object, 'spec'),
      labels: valueAt(one.object, 'spec', 'podMetadata', 'labels') as Readonly<Record<string, string>>,
    }));
  return [...traffic].flatMap(([app, pods]) =>
    pods
      .filter(({ calls = [] }) =>
        calls.some(({ to }) => to.kind === 'addresses' && to.network === `${POD_IDENTITY}/32`),
      )
      .map(({ name, labels }) => {
        const made = [...workloadsIn(given), ...templates].find(
          (one) => one.app === app && Object.entries(labels).every(([key, value]) => one.labels[key] === value),
        );
        const account = textAt(made?.pod, 'serviceAccountName');
        return { name, account, namespace: made?.object.metadata.namespace };
      }),
  );
};

describe('the roles of what Argo CD installs', () => {
  it('are bound to the service accounts that the tree makes, before any of them', () => {
    expect(associations('hybrid-cluster')).toEqual(pairs(Object.values(others)));
  });

  it("have those of the pipeline's pods and of the server that shows their logs where its storage is", () => {
    expect(associations('hybrid-storage')).toEqual(pairs([pipeline, server]));
  });

  it.each(cloudContents())('are of every pod that asks its node for one: $cluster.environment.name', (content) => {
    const { name } = content.cluster.environment;
    const bound = new Map([...associations(`${name}-cluster`), ...associations(`${name}-storage`)]);
    const asking = callers(content);

    expect(asking.length).toBeGreaterThan(0);
    expect(asking.filter(({ account, namespace }) => bound.get(account) !== namespace)).toEqual([]);
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

describe("the pipeline's roles", () => {
  const attached = resourcesOf('hybrid-storage', 'aws_iam_role_policy_attachment').map(({ body }) => [
    body['role'],
    body['policy_arn'],
  ]);

  it("reads its pair and writes what the cloud alone writes; the server's only reads", () => {
    const role = '${aws_iam_role.pipeline_identity_pods_role.name}';

    expect(resourceOf('hybrid-storage', 'aws_iam_role.pipeline_identity_pods_role')['name']).toBe('hybrid-pipeline');
    const ofServer = '${aws_iam_role.pipeline_server_pods_role.name}';
    expect(resourceOf('hybrid-storage', 'aws_iam_role.pipeline_server_pods_role')['name']).toBe(
      'hybrid-argo-workflows-server',
    );
    expect(attached).toEqual([
      [role, '${aws_iam_policy.pair-maps_may-read.arn}'],
      [role, '${aws_iam_policy.pair-maps_may-write-cloud.arn}'],
      [ofServer, '${aws_iam_policy.pair-maps_may-read.arn}'],
    ]);
  });

  it('are of the pair that the pipeline keeps its objects in, and of no other', () => {
    const changed = synthesizedWith(hybrid, ({ storage }) => {
      const maps = storage?.['maps'];
      if (storage && maps) Object.assign(storage, { archive: maps });
    });

    expect(
      resources(changed, 'aws_iam_role_policy_attachment')
        .filter(({ stack }) => stack === 'hybrid-storage')
        .map(({ body }) => body['policy_arn']),
    ).toEqual(['may-read', 'may-write-cloud', 'may-read'].map((may) => `\${aws_iam_policy.pair-maps_${may}.arn}`));
  });

  it('are not there where the cloud has no GPUs for it', () => {
    const changed = synthesizedWith(cloudOnly, ({ cloud }) => {
      if (cloud) Object.assign(cloud, { gpuPools: {} });
    });

    expect(
      resources(changed, 'aws_eks_pod_identity_association').filter(({ stack }) => stack.endsWith('-storage')),
    ).toEqual([]);
  });
});
