import { describe, expect, it } from 'vitest';
import { SITE_KEYS } from '../../../../apps/pipeline/site-values';
import { minutesIn } from '../../../../config/pools/pool-times';
import { LONGEST_STEP_MINUTES } from '../../../../config/schema/gpu-pool';
import { environments } from '../../../support/environments';
import { at, gitopsTree, type Rendered } from '../../../support/gitops';
import type { Json, JsonObject } from '../../../support/stack-json';

const tree = gitopsTree().filter(({ environment, app }) => environment === 'hybrid' && app === 'pipeline');
const on = (cluster: string): Rendered[] => tree.filter((each) => each.cluster === cluster);
const find = (cluster: string, kind: string, name: string): JsonObject => {
  const found = on(cluster).find((each) => each.kind === kind && each.name === name);
  if (!found) throw new Error(`no ${kind} ${name} on ${cluster}`);
  return found.body;
};
const template = (cluster: string): JsonObject => find(cluster, 'WorkflowTemplate', 'pipeline');
const steps = (cluster = 'seoul'): readonly Json[] => at(template(cluster), 'spec', 'templates') as readonly Json[];
const step = (name: string): unknown => steps().find((each) => at(each, 'name') === name);

describe('the pipeline', () => {
  it('is the same object on both sides', () => {
    expect(template('seoul')).toEqual(template('cloud'));
  });

  it('differs by the named values of the site and by nothing else', () => {
    const data = (cluster: string): Readonly<Record<string, string>> =>
      at(find(cluster, 'ConfigMap', 'site'), 'data') as Readonly<Record<string, string>>;
    const named: readonly string[] = Object.values(SITE_KEYS);

    expect(Object.keys({ ...data('cloud'), ...data('seoul') }).filter((key) => !named.includes(key))).toEqual([]);
    expect(data('seoul')).toEqual({
      LANDBRIDGE_CLUSTER: 'seoul',
      LANDBRIDGE_ZONE: 'seoul',
      AWS_ENDPOINT_URL_S3: 'https://rook-ceph-rgw-objects.rook-ceph.svc',
      AWS_CA_BUNDLE: '/etc/landbridge/trust/ca.crt',
    });
    expect(data('cloud')).toEqual({ LANDBRIDGE_CLUSTER: 'cloud', LANDBRIDGE_ZONE: 'ap-northeast-2a' });
  });

  it('has nothing on one side alone, but for how a bucket is named and images are pulled', () => {
    const objects = (cluster: string): string[] => on(cluster).map(({ kind, name }) => `${kind} ${name}`);
    const alone = [
      ...objects('cloud').filter((each) => !objects('seoul').includes(each)),
      ...objects('seoul').filter((each) => !objects('cloud').includes(each)),
    ];

    expect(alone.sort()).toEqual(['ConfigMap storage', 'ECRAuthorizationToken registry', 'ExternalSecret registry']);
  });

  it('names neither side', () => {
    expect(JSON.stringify(template('seoul')).match(/seoul|"cloud"|rook|s3\.ap-northeast/g)).toBeNull();
  });

  it('fans out over the parts that pre-processing found', () => {
    const tasks = at(step('pipeline'), 'dag', 'tasks') as readonly Json[];
    const reconstruct = tasks.find((task) => at(task, 'name') === 'reconstruct');

    expect(at(reconstruct, 'withParam')).toBe('{{tasks.preprocess.outputs.parameters.parts}}');
  });

  it.each(['reconstruct', 'train'])('has %s wait in the queue for its GPU', (name) => {
    expect(at(step(name), 'metadata', 'labels', 'kueue.x-k8s.io/queue-name')).toBe('pipeline');
    expect(at(step(name), 'container', 'resources', 'limits', 'nvidia.com/gpu')).toBe('1');
  });

  it.each(['reconstruct', 'train'])('gives the processes of %s shared memory, within its bound of memory', (name) => {
    const volumes = at(step(name), 'volumes') as readonly Json[];
    const mounts = at(step(name), 'container', 'volumeMounts') as readonly Json[];
    const mounted = mounts.find((mount) => at(mount, 'mountPath') === '/dev/shm');
    const shared = at(
      volumes.find((volume) => at(volume, 'name') === at(mounted, 'name')),
      'emptyDir',
    );
    const most = parseInt(String(at(step(name), 'container', 'resources', 'limits', 'memory')));

    expect(at(shared, 'medium')).toBe('Memory');
    expect(at(shared, 'sizeLimit')).toMatch(/^\d+Gi$/);
    expect(parseInt(String(at(shared, 'sizeLimit')))).toBeGreaterThanOrEqual(most / 4);
    expect(parseInt(String(at(shared, 'sizeLimit')))).toBeLessThanOrEqual(most / 2);
  });

  it('lets every step write its temporary files and its caches, on a root that it cannot write', () => {
    const pods = steps().filter((each) => at(each, 'container') !== undefined);
    const folders = (pod: Json): unknown[] =>
      ['HOME', 'TMPDIR'].map((name) => {
        const env = at(pod, 'container', 'env') as readonly Json[];
        return at(
          env.find((each) => at(each, 'name') === name),
          'value',
        );
      });

    expect(pods.map(folders)).toEqual(pods.map(() => ['/work', '/work']));
    expect(pods.map((pod) => at(pod, 'container', 'volumeMounts', 0, 'mountPath'))).toEqual(pods.map(() => '/work'));
  });

  it.each(['ingest', 'preprocess', 'judge', 'publish', 'publish-manifest'])(
    'has %s run near the data, without a GPU',
    (name) => {
      expect(at(step(name), 'nodeSelector', 'topology.kubernetes.io/zone')).toBe('{{workflow.parameters.zone}}');
      expect(at(step(name), 'container', 'resources', 'limits', 'nvidia.com/gpu')).toBeUndefined();
    },
  );

  it('gives every step a deadline, and another attempt', () => {
    const pods = steps().filter((each) => at(each, 'container') !== undefined);

    expect(pods.length).toBe(7);
    for (const pod of pods) {
      expect(Number(at(pod, 'activeDeadlineSeconds'))).toBeGreaterThan(0);
      expect(Number(at(pod, 'retryStrategy', 'limit'))).toBeGreaterThan(0);
    }
  });

  it('has time for every attempt of every step, and a month beside for what waits in the queue', () => {
    const attempts = (name: string): number => Number(at(step(name), 'retryStrategy', 'limit')) + 1;
    const names = (at(step('pipeline'), 'dag', 'tasks') as readonly Json[]).map((task) => String(at(task, 'template')));
    const longest = names.reduce(
      (sum, name) => sum + attempts(name) * Number(at(step(name), 'activeDeadlineSeconds')),
      0,
    );
    const days = (Number(at(template('seoul'), 'spec', 'activeDeadlineSeconds')) - longest) / 86_400;

    expect(names.length).toBe(7);
    expect(days).toBeGreaterThanOrEqual(30);
    expect(days).toBeLessThan(31);
  });

  it.each(['ingest', 'preprocess', 'reconstruct', 'train', 'judge', 'publish', 'publish-manifest'])(
    'has %s end before its node may, whose pool waits longer than its deadline',
    (name) => {
      const onGpus = at(step(name), 'metadata', 'labels') !== undefined;
      const minutes = Number(at(step(name), 'activeDeadlineSeconds')) / 60;

      expect(minutes).toBeLessThanOrEqual(LONGEST_STEP_MINUTES[onGpus ? 'gpu' : 'general']);
      expect(at(step(name), 'metadata', 'annotations')).toEqual({ 'karpenter.sh/do-not-disrupt': 'true' });
    },
  );

  it('is waited for by the nodes of both kinds, unless their pools say otherwise', () => {
    const cloud = environments().find(({ environment }) => environment.name === 'hybrid')?.environment.cloud;

    expect(minutesIn(cloud?.gpuPools['pipeline']?.terminationGrace)).toBeGreaterThan(LONGEST_STEP_MINUTES.gpu);
    expect(minutesIn(cloud?.generalPool.terminationGrace)).toBeGreaterThan(LONGEST_STEP_MINUTES.general);
  });

  it('says of every step what to start, since nobody can ask the registry', () => {
    const pods = steps().filter((each) => at(each, 'container') !== undefined);

    expect(pods.map((pod) => at(pod, 'container', 'command'))).toEqual(pods.map(() => ['pipeline']));
  });

  it('names its image once, for all steps', () => {
    const text = JSON.stringify(template('seoul'));

    expect(text.match(/"image":/g)).toHaveLength(1);
    expect(at(template('seoul'), 'spec', 'templateDefaults', 'container', 'image')).toMatch(/\/pipeline:0\.1\.0$/);
  });

  it('tries a step again however long it ran before', () => {
    expect(JSON.stringify(template('seoul'))).not.toContain('maxDuration');
  });

  it('leaves the names of Secrets to the volumes that Argo adds for them', () => {
    const installs = gitopsTree().find(({ name }) => name === 'seoul-argo-workflows');
    const s3 = at(installs?.body, 'spec', 'sources', 0, 'helm', 'valuesObject', 'artifactRepository', 's3');
    const secrets = ['accessKeySecret', 'secretKeySecret', 'caSecret'].map((key) => at(s3, key, 'name'));
    const volumes = at(template('seoul'), 'spec', 'volumes') as readonly Json[];

    expect(secrets).toContain('trust');
    expect(volumes.map((volume) => at(volume, 'name')).filter((name) => secrets.includes(name))).toEqual([]);
  });

  it('writes below the prefix of its own cluster alone', () => {
    const keys = JSON.stringify(steps()).match(/"key":"[^"]+"/g) ?? [];

    expect(keys.length).toBeGreaterThan(8);
    expect(
      keys.filter((key) => !key.startsWith('"key":"runs/{{workflow.parameters.cluster}}/{{workflow.name}}/')),
    ).toEqual([]);
  });

  it('publishes the manifest after all that it names, and only what passed', () => {
    const tasks = at(step('pipeline'), 'dag', 'tasks') as readonly Json[];
    const task = (name: string): unknown => tasks.find((each) => at(each, 'name') === name);

    expect(at(tasks.at(-1), 'name')).toBe('publish-manifest');
    expect(at(task('publish-manifest'), 'depends')).toBe('publish.Succeeded');
    expect(at(task('publish'), 'when')).toBe('{{tasks.judge.outputs.parameters.verdict}} == passed');
  });
});
