import { readdirSync, rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { deepEqual, equal, match } from 'node:assert/strict';
import { ONPREM_KUBERNETES_VERSION } from '../../../config/versions';
import { endAll } from '../../../machine/processes';
import { virtualEnvironment } from '../../../machine/python-venv';
import { answering, made, serving, type LabCluster, type LabNode } from './lab/cluster';
import { asRoot, runInLab, type LabRun } from './lab/run-in-lab';
import { SEOUL } from './lab/lab-hosts';
import { labRefusal, startLab } from './lab/start-lab';

after(endAll);

const SITE = ['hybrid', 'seoul'] as const;
const log = (line: string): void => console.log(line);

const NODES: readonly LabNode[] = SEOUL.map(({ name, gpus = 0 }) => ({
  name,
  gpus,
  version: `v${ONPREM_KUBERNETES_VERSION}`,
}));

/** Runs a part against a cluster whose first host is the lab's, the others being what it says of them. */
async function smoke(cluster: LabCluster, ...options: readonly string[]): Promise<LabRun> {
  const hosts = SEOUL.filter(({ name }) => name === 'cp1' || name === 'gpu1').map((host) =>
    host.name === 'cp1' ? answering(host, cluster) : serving(host, '10.20.0.209'),
  );
  rmSync(made(), { recursive: true });
  made();
  const site = await startLab({ name: 'smoke', hosts, endpoints: [], cloudMtu: 1400, log });
  const own = options.includes('--') ? options : [...options, '--'];
  const run = await runInLab(site, 'smoke', SITE, asRoot, ...own, '-e', 'bin_dir=/etc/kubernetes');
  await site.stop();
  return run;
}

/** What the last run left in the cluster. */
const left = (): string[] => readdirSync(made());

const found = ({ report }: LabRun): string[] =>
  report.failures.map(({ host, check, value }) => `${host} ${check} ${value}`).sort();

void test('smoke over SSH, with a stand-in for kubectl: what is made of its answers', async (proof) => {
  const refused = await labRefusal();
  if (refused !== undefined) {
    proof.skip(`this machine does not permit it: ${refused}`);
    return;
  }
  await virtualEnvironment('ansible', { log });

  await proof.test('a cluster that works passes', async () => {
    const run = await smoke({ nodes: NODES, address: '' });
    deepEqual(found(run), [], run.all);
    equal(run.exitCode, 0);
    deepEqual(left(), []);
  });

  await proof.test('a cluster with faults', async () => {
    const nodes = NODES.filter(({ name }) => name !== 'gpu3').map((node) => {
      switch (node.name) {
        case 'cp2':
          return { ...node, ready: false };
        case 'gpu1':
          return { ...node, version: 'v1.34.7' };
        case 'gpu2':
          return { ...node, says: 'dns kubernetes.default is not known\npod-network to gpu4, 10.21.5.2: timed out\n' };
        case 'gpu4':
          return { ...node, says: 'service curl: (28) Connection timed out\n' };
        default:
          return node;
      }
    });
    const run = await smoke({
      nodes: [...nodes, { name: 'stray', version: `v${ONPREM_KUBERNETES_VERSION}` }],
      address: '',
    });
    equal(run.exitCode, 4, run.all);
    deepEqual(found(run), [
      'cp2 ready PLEG is not healthy',
      'gpu1 version v1.34.7',
      'gpu2 dns kubernetes.default is not known',
      'gpu2 pod-network to gpu4, 10.21.5.2: timed out',
      'gpu3 node none',
      'gpu4 service curl: (28) Connection timed out',
      'stray node stray',
    ]);
  });

  await proof.test('a platform that works passes, and what was not asked is said', async () => {
    const run = await smoke({ nodes: NODES, address: '10.20.0.209' }, '--part', 'platform');
    deepEqual(found(run), [], run.all);
    equal(run.exitCode, 0);
    deepEqual(left(), []);
    match(run.all, /skipped {2}cloud: the Service was not called from the cloud/);
  });

  await proof.test('a platform with faults', async () => {
    const nodes = NODES.map((node) => (node.name === 'gpu4' ? { ...node, gpus: 0 } : node));
    const run = await smoke({ nodes, address: '10.20.0.207' }, '--part', 'platform');
    equal(run.exitCode, 4, run.all);
    const [wrongPool, notAnswering, ...others] = found(run).filter((line) => !line.startsWith('gpu4'));
    deepEqual(others, []);
    deepEqual(found(run).includes('gpu4 gpus 0'), true);
    deepEqual(left(), []);
    equal(wrongPool, 'cp1 service 10.20.0.207');
    match(notAnswering ?? '', /^cp1 service .*No route to host/);
  });

  await proof.test('what cannot be removed is a fault: the next run would take it for its own', async () => {
    const run = await smoke({ nodes: NODES, address: '', stuck: true });
    deepEqual(found(run), ['cp1 clean-up timed out waiting for the condition'], run.all);
    equal(run.exitCode, 4);
  });

  await proof.test('a part that there is not ends with status 3', async () => {
    const run = await smoke({ nodes: NODES, address: '' }, '--', '-e', 'landbridge_part=everything');
    equal(run.exitCode, 3, run.all);
  });
});
