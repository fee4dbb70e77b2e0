import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { minutesIn } from '../../../config/pools/pool-times';
import { KARPENTER_VERSION } from '../../../config/versions';
import hybrid from '../../fixtures/environments/hybrid';
import { pairOf } from '../../support/drafts';
import { dependenciesOf, resourceOf, resourcesOf, textIn } from '../../support/stack-blocks';
import { list, onlyResource, type JsonObject } from '../../support/stack-json';
import { stackJson, synthesized, synthesizedRoot } from '../../support/synthesized';
import { synthesizedWith } from '../../support/synthesized-with';

const STACK = 'hybrid-platform';
const platform = stackJson(STACK);
const addresses = resourcesOf(STACK).map(({ address }) => address);
const karpenter = (part: 'controller' | 'guard_release' | 'kinds' | 'pools_release'): JsonObject =>
  resourceOf(STACK, `helm_release.karpenter_${part}`);
const valuesOf = (release: JsonObject): JsonObject => {
  const [json] = release['values'] as readonly string[];
  return JSON.parse(json ?? '') as JsonObject;
};

/** Everything that an address waits for, at any remove: it is destroyed before all of it. */
const waitsFor = (address: string): string[] =>
  dependenciesOf(resourceOf(STACK, address)).flatMap((each) => [each, ...waitsFor(each)]);

describe('the platform stack is destroyed in order', () => {
  const order = [
    'helm_release.argo-cd_applications',
    'helm_release.argo-cd_projects',
    'helm_release.karpenter_pools_release',
    'helm_release.karpenter_controller',
    'helm_release.karpenter_guard_release',
    'helm_release.karpenter_kinds',
    'helm_release.argo-cd_chart',
  ];

  it.each(order.slice(1).map((later, index) => [order[index] ?? '', later]))('%s before %s', (sooner, later) => {
    expect(waitsFor(sooner)).toContain(later);
  });

  it('the Applications before everything else', () => {
    expect(addresses.filter((each) => each !== order[0] && !waitsFor(order[0] ?? '').includes(each))).toEqual([]);
  });

  it('waiting until each release is gone', () => {
    for (const { address, body } of resourcesOf(STACK, 'helm_release')) {
      expect({ address, wait: body['wait'], timeout: typeof body['timeout'] }).toEqual({
        address,
        wait: true,
        timeout: 'number',
      });
    }
  });

  it('the pools with as much time as the slowest may drain, and more', () => {
    const manifests = list(valuesOf(karpenter('pools_release')), 'manifests');
    const graces = manifests
      .filter(({ kind }) => kind === 'NodePool')
      .map((pool) => list(list(list(pool, 'spec')[0], 'template')[0], 'spec')[0]?.['terminationGracePeriod']);

    const slowest = Math.max(...graces.map((grace) => minutesIn(grace as string)));

    expect(graces.length).toBeGreaterThan(0);
    expect(karpenter('pools_release')['timeout']).toBeGreaterThanOrEqual((slowest + 10) * 60);
  });
});

describe('the platform stack signs in', () => {
  const [helm] = list(list(platform['provider'], 'helm')[0], 'kubernetes');
  const [kubernetes] = list(platform['provider'], 'kubernetes');
  const token = {
    command: 'aws',
    args: expect.arrayContaining(['get-token', '--cluster-name', 'hybrid', '--region', 'ap-northeast-2']) as unknown,
  };

  it.each([
    ['Helm', helm],
    ['Kubernetes', kubernetes],
  ])('to the cluster that it looks up by name, with a token that is in no state: %s', (_, provider) => {
    expect(platform.data['aws_eks_cluster']).toEqual({ cluster_cluster: { name: 'hybrid' } });
    expect(provider?.['host']).toBe('${data.aws_eks_cluster.cluster_cluster.endpoint}');
    expect(provider?.['cluster_ca_certificate']).toMatch(/^\$\{base64decode\(data\.aws_eks_cluster\.cluster_cluster\./);
    expect(list(provider, 'exec')).toMatchObject([token]);
  });
});

describe('Karpenter', () => {
  it('has its kinds and its controller of one version, and the kinds from one chart alone', () => {
    const versions = [karpenter('kinds'), karpenter('controller')].map(({ version }) => version);

    expect(versions).toEqual([KARPENTER_VERSION, KARPENTER_VERSION]);
    expect(karpenter('controller')['skip_crds']).toBe(true);
  });

  it('is not taken back where that would delete kinds or replace nodes', () => {
    const parts = ['kinds', 'controller', 'pools_release'] as const;

    expect(parts.map((part) => karpenter(part)['atomic'])).toEqual([false, true, false]);
  });

  it('is told the names of what the cluster stack made for it', () => {
    const { settings, serviceAccount } = valuesOf(karpenter('controller'));
    const [queue] = resourcesOf('hybrid-cluster', 'aws_sqs_queue');
    const [cluster] = resourcesOf('hybrid-cluster', 'aws_eks_cluster');
    const accounts = resourcesOf('hybrid-cluster', 'aws_eks_pod_identity_association').map(
      ({ body }) => `${textIn(body, 'namespace')}/${textIn(body, 'service_account')}`,
    );

    expect(settings).toMatchObject({ clusterName: cluster?.body['name'], interruptionQueue: queue?.body['name'] });
    expect(accounts).toContain(
      `${textIn(karpenter('controller'), 'namespace')}/${textIn(serviceAccount as JsonObject, 'name')}`,
    );
  });

  it('is on the system nodes, as their labels and their taint have it', () => {
    const { nodeSelector, tolerations } = valuesOf(karpenter('controller'));
    const [group] = resourcesOf('hybrid-cluster', 'aws_eks_node_group');
    const [taint] = list(group?.body, 'taint');

    expect(nodeSelector).toMatchObject(group?.body['labels'] as JsonObject);
    expect(tolerations).toEqual([{ key: taint?.['key'], operator: 'Exists', effect: 'NoSchedule' }]);
  });

  it('is two pods in two zones, of which one may be away', () => {
    expect(valuesOf(karpenter('controller'))).toMatchObject({
      replicas: 2,
      podDisruptionBudget: { maxUnavailable: 1 },
      topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' }],
    });
  });

  it.each(['guard_release', 'pools_release'] as const)('has %s from a chart that lies beside the JSON', (part) => {
    const chart = join(synthesizedRoot(), 'cdktf.out', 'stacks', STACK, textIn(karpenter(part), 'chart'));

    expect(readdirSync(chart).sort()).toEqual(['Chart.yaml', 'templates', 'values.yaml']);
  });

  it('is guarded as the release that it is', () => {
    expect(valuesOf(karpenter('guard_release'))).toEqual({ release: karpenter('controller')['name'] });
  });
});

describe('the storage class of a pair', () => {
  const storageClass = resourceOf(STACK, 'kubernetes_storage_class_v1.files-maps_class');

  it('is of the file system that the storage stack made, found by its creation token', () => {
    const [fileSystem] = resourcesOf('hybrid-storage', 'aws_efs_file_system');

    expect(platform.data['aws_efs_file_system']?.['files-maps_file-system']).toEqual({
      creation_token: fileSystem?.body['creation_token'],
    });
    expect(storageClass['parameters']).toMatchObject({
      fileSystemId: '${data.aws_efs_file_system.files-maps_file-system.file_system_id}',
    });
  });

  it("mounts over TLS as the driver's role, and leaves the files of a claim that goes", () => {
    expect(storageClass).toMatchObject({ mount_options: ['tls', 'iam'], reclaim_policy: 'Retain' });
  });

  it('takes pods to the one zone from which it can be mounted', () => {
    const changed = synthesizedWith(hybrid, (draft) => {
      pairOf(draft).mountTargets = 'own-zone';
    });

    expect(onlyResource(changed, STACK, 'kubernetes_storage_class_v1')).toMatchObject({
      volume_binding_mode: 'WaitForFirstConsumer',
      allowed_topologies: {
        match_label_expressions: [{ key: 'topology.kubernetes.io/zone', values: ['ap-northeast-2a'] }],
      },
    });
  });
});

it('nothing in any stack needs the cluster while it is planned', () => {
  const types = Object.values(synthesized().stacks).flatMap(({ resource }) => Object.keys(resource));

  expect(types).not.toContain('kubernetes_manifest');
});
