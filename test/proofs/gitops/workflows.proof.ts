import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { V1Pod } from '@kubernetes/client-node';
import { FINAL_EXIT } from '../../../apps/pipeline/step';
import { endAll } from '../../../machine/processes';
import { eventually } from '../../../machine/eventually';
import { mountNamespaces } from '../../../testbed/kubelet/namespaces';
import { PARTS, type JobNode } from '../../../testbed/workflows/jobs';
import { startWorkflowsHarness, type WorkflowsHarness } from '../../../testbed/workflows/workflows-harness';
import { startCaseReport } from '../support/case-report';

/** Building the programs takes a quarter of an hour once, in ms. */
const PATIENCE_MS = 45 * 60_000;

const TITLES = [
  'a job runs to its end',
  `exit status ${FINAL_EXIT} is final`,
  'any other is tried again',
  'a deadline ends a step',
  'a node is drained',
  'a node is lost',
];

/** Steps of a job, each attempt of which is a pod. */
const PODS = [
  ...['ingest(0)', 'judge(0)', 'preprocess(0)', 'publish(0)', 'publish-manifest(0)'],
  ...PARTS.map((part, index) => `reconstruct(${index}:${part})(0)`),
  'train(0)',
];

/** A step that would take longer than this proof, and does its work at once when it is started again. */
const STUCK = [{ sleep: 3600 }, {}];

const seconds = (from?: string, to?: string): number => (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000;
const podsOf = (nodes: readonly JobNode[]): JobNode[] => nodes.filter(({ type }) => type === 'Pod');

const namespaces = mountNamespaces();
const skip = typeof namespaces === 'object' && namespaces.why;

// The jobs run side by side, and so do those who wait for them.
const together = { skip, timeout: PATIENCE_MS, concurrency: true };
void describe('the pipeline, run by the real Argo Workflows', together, () => {
  const report = startCaseReport(TITLES);
  let started: WorkflowsHarness | undefined;
  const harness = (): WorkflowsHarness => {
    if (!started) throw new Error('the harness was not started');
    return started;
  };

  /** Waits until a step's program is at work. */
  const atWork = async (job: string, attempt: string): Promise<V1Pod> => {
    const { jobs, kubelet } = harness();
    const pod = await jobs.running(job, attempt, 240);
    const log = (): string => kubelet.logOf(pod.metadata?.name ?? '', 'main');
    await eventually('its program to begin', () => Promise.resolve(log().includes('attempt ')));
    return pod;
  };

  before(
    async () => {
      if (typeof namespaces === 'object') return;
      started = await startWorkflowsHarness({ namespaces, log: (line) => console.log(line) });
      const { jobs } = started;
      await jobs.submit('hall');
      await jobs.submit('hopeless', { preprocess: [{ exit: FINAL_EXIT }] });
      await jobs.submit('again', { ingest: [{ halfway: 3 }] });
      await jobs.submit('late', { ingest: STUCK });
      await jobs.submit('drained', { ingest: STUCK });
      await jobs.submit('lost', { 'reconstruct/a': STUCK });
    },
    { timeout: PATIENCE_MS },
  );
  after(async () => {
    await started?.stop();
    await endAll();
  });

  void describe('given scans in the bucket, when a job is submitted', () => {
    void it('then every step runs once, and the manifest names what was published', async () => {
      const { jobs, bucket } = harness();
      const { phase, nodes } = await jobs.ended('hall', 400);
      equal(phase, 'Succeeded', JSON.stringify(nodes));
      deepEqual(
        podsOf(nodes)
          .map(({ displayName }) => displayName)
          .sort(),
        PODS,
      );
      deepEqual(JSON.parse(await bucket.get('runs/seoul/hall/manifest.json')), {
        files: ['model.json'],
        spaces: [...PARTS],
      });
      deepEqual(JSON.parse(await bucket.get('runs/seoul/hall/result/model.json')), { a: 3, b: 3 });
      const whole = nodes.find(({ displayName }) => displayName === 'hall');
      report.note(
        1,
        `${PODS.length} pods, ${seconds(whole?.startedAt, whole?.finishedAt)} s from submission to manifest`,
      );
    });

    void it('then everything is below the prefix of its cluster, logs too', async () => {
      const { jobs, bucket } = harness();
      await jobs.ended('hall', 400);
      const made = (await bucket.keys('')).filter((key) => !/^(datasets|behaviour)\//.test(key));
      deepEqual(
        made.filter((key) => !key.startsWith('runs/seoul/')),
        [],
      );
      equal(made.filter((key) => /^runs\/seoul\/hall\/.*\/main\.log$/.test(key)).length, PODS.length);
    });
  });

  void it('given a step that cannot succeed, when it says so, then it is not tried again', async () => {
    const { jobs } = harness();
    const { phase } = await jobs.ended('hopeless', 300);
    equal(phase, 'Failed');
    const attempts = await jobs.attempts('hopeless', 'preprocess');
    deepEqual(
      attempts.map(({ outputs }) => outputs?.exitCode),
      [String(FINAL_EXIT)],
    );
    report.note(2, 'one attempt, and no step after it');
  });

  void it('given a step that failed, when its time has come, then it is tried again and the job goes on', async () => {
    const { jobs, bucket } = harness();
    const { phase } = await jobs.ended('again', 400);
    const [first, second, ...more] = await jobs.attempts('again', 'ingest');
    deepEqual(
      [phase, first?.phase, first?.outputs?.exitCode, second?.phase, more],
      ['Succeeded', 'Failed', '3', 'Succeeded', []],
    );
    const logs = await bucket.keys('runs/seoul/again/again-ingest-');
    match((await Promise.all(logs.map((key) => bucket.get(key)))).join(), /attempt 1 of ingest/); // it knows that it is another
    ok(seconds(first?.finishedAt, second?.startedAt) >= 29, 'it waits 30 s before');
    const folder = 'runs/seoul/again/scans';
    deepEqual(
      await bucket.keys(folder),
      PARTS.map((part) => `${folder}/${part}.txt`),
      'files of the attempt that failed',
    );
    report.note(3, `again after ${seconds(first?.finishedAt, second?.startedAt)} s`);
  });

  void it('given a step that hangs, when its deadline is over, then it is ended and tried again', async () => {
    const { jobs, api } = harness();
    const pod = await atWork('late', 'ingest(0)');
    equal(pod.spec?.activeDeadlineSeconds, 3600, 'the deadline that the template gives it');
    const { name = '', namespace = '' } = pod.metadata ?? {};
    await api.merge(
      { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace } },
      { spec: { activeDeadlineSeconds: 1 } },
    ); // nobody waits an hour
    const { phase } = await jobs.ended('late', 400);
    const [first, second] = await jobs.attempts('late', 'ingest');
    equal(phase, 'Succeeded');
    match(first?.message ?? '', /deadline/);
    equal(second?.phase, 'Succeeded');
    report.note(4, `ended ("${first?.message ?? ''}"), and again`);
  });

  void it('given a step that runs, when its pod is evicted, then it is tried again', async () => {
    const { jobs, bucket, api } = harness();
    const { metadata } = await atWork('drained', 'ingest(0)');
    const path = `/api/v1/namespaces/${metadata?.namespace ?? ''}/pods/${metadata?.name ?? ''}/eviction`;
    const { name, namespace } = metadata ?? {};
    const answer = await api.ask('POST', path, {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name, namespace },
    });
    ok(answer.status < 300, JSON.stringify(answer.body));
    const { phase } = await jobs.ended('drained', 400);
    // Where the controller sees only that the pod is gone, and not how it ended, it makes the attempt anew under its number.
    const attempts = await jobs.attempts('drained', 'ingest');
    deepEqual([phase, attempts.at(-1)?.phase], ['Succeeded', 'Succeeded']);
    equal(await bucket.get('behaviour/drained/ingest.json'), '2', 'how often its program was started');
    const [first] = attempts;
    report.note(5, attempts.length > 1 ? `${first?.phase ?? ''} ("${first?.message ?? ''}"), and again` : 'made anew');
  });

  // Argo Workflows makes the attempt anew, under its number: its executor had not told that it had ended.
  void it('given a step that runs, when its node is gone, then it runs on another', async () => {
    const { jobs, kubelet } = harness();
    const { spec } = await atWork('lost', 'reconstruct(0:a)(0)');
    const node = spec?.nodeName ?? '';
    for (const other of ['hall', 'again', 'late', 'drained']) await jobs.ended(other, 400); // some have pods on it
    const began = Date.now();
    await kubelet.loseNode(node);
    const next = await eventually(
      'another attempt to succeed',
      async () => (await jobs.attempts('lost', 'reconstruct(0:a)')).find(({ phase }) => phase === 'Succeeded'),
      { seconds: 420, state: () => jobs.status('lost') },
    );
    ok(next.hostNodeName !== node, 'it ran on the node that was gone');
    equal((await jobs.ended('lost', 120)).phase, 'Succeeded');
    report.note(6, `on another node, ${Math.round((Date.now() - began) / 1000)} s after the loss until the job's end`);
    deepEqual(harness().errors(), [], 'what went wrong behind the scene');
  });
});
