import { deepEqual, equal } from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { KubernetesObject } from '@kubernetes/client-node';
import { QUEUE_VERSION } from '../../../../apps/kueue/queues';
import { clustersOf } from '../../../../config/kubernetes/clusters';
import { eventually } from '../../../../machine/eventually';
import type { ArgoCdHarness } from '../../../../testbed/argo-cd/argo-cd-harness';
import type { HarnessCluster } from '../../../../testbed/argo-cd/harness-cluster';
import { mountNamespaces } from '../../../../testbed/kubelet/namespaces';
import { signedCertificate, type KeyPair } from '../../../../testbed/kubernetes/signed-certificates';
import { PARTS } from '../../../../testbed/workflows/jobs';
import { startPipelineCluster, storeNames, type PipelineCluster } from '../../../../testbed/workflows/pipeline-cluster';
import { named } from '../objects';
import type { GitOpsCase } from '../gitops-case';

const NUMBER = 12;
const JOB = 'first';
const PATIENCE_SECONDS = 400;

interface Workload extends KubernetesObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** The certificate that a site's object store got for its Certificate. */
const storeCertificate = async ({ api }: HarnessCluster): Promise<KeyPair> => {
  const secret = (await api.read(named('v1', 'Secret', 'objects-tls', 'rook-ceph'))) as
    { readonly data?: Readonly<Record<string, string>> } | undefined;
  const decoded = (key: string): string => Buffer.from(secret?.data?.[key] ?? '', 'base64').toString();
  return { certificate: decoded('tls.crt'), key: decoded('tls.key') };
};

const startOn = async (
  { environment, programs, emulators, folder }: ArgoCdHarness,
  on: HarnessCluster,
  namespaces: Exclude<ReturnType<typeof mountNamespaces>, object>,
): Promise<PipelineCluster> => {
  const cluster = clustersOf(environment).find(({ name }) => name === on.name);
  if (!cluster) throw new Error(`There is no cluster ${on.name}.`);
  const shared = {
    ...{ cluster, namespaces, api: on.api, config: on.plane.config, server: on.plane.server, programs },
    ...{ folder: join(folder, `pipeline-${on.name}`), emulator: emulators.ministackUrl, nodes: 'there' as const },
  };
  if (cluster.side === 'site') return startPipelineCluster({ ...shared, certificate: await storeCertificate(on) });
  const authority = await signedCertificate({ commonName: 'stands for a public authority', isCA: true });
  const certificate = await signedCertificate({ dnsNames: storeNames(cluster) }, authority);
  return startPipelineCluster({ ...shared, certificate, authorities: authority.certificate });
};

/** Waits until Kueue has let a step of the job in. */
const letIn = ({ api }: HarnessCluster, step: string): Promise<unknown> =>
  eventually(
    `Kueue to let ${step} in`,
    async () => {
      const all = (await api.list(QUEUE_VERSION, 'Workload')) as readonly Workload[];
      const ours = all.filter(({ metadata }) => metadata?.name?.includes(`${JOB}-${step}`));
      return ours.some(({ status }) =>
        status?.conditions?.some(({ type, status: value }) => type === 'Admitted' && value === 'True'),
      );
    },
    { seconds: PATIENCE_SECONDS },
  );

export const pipelineRuns: GitOpsCase = (fixture) => {
  const namespaces = mountNamespaces();
  const skip = typeof namespaces === 'object' && namespaces.why;
  void describe(
    `${NUMBER}. given two clusters that Argo CD has made, when a job is submitted on each`,
    { skip },
    () => {
      const clusters: { readonly on: HarnessCluster; readonly pipeline: PipelineCluster }[] = [];
      before(async () => {
        if (typeof namespaces === 'object') return;
        const { hub, spoke } = fixture.harness;
        for (const on of [hub, spoke]) clusters.push({ on, pipeline: await startOn(fixture.harness, on, namespaces) });
        for (const { pipeline } of clusters) await pipeline.jobs.submit(JOB);
      });
      after(async () => {
        for (const { pipeline } of clusters) await pipeline.stop();
      });

      void it('then its GPU steps go through the queue, and both end with their manifest', async () => {
        await Promise.all(clusters.map(({ on }) => letIn(on, 'reconstruct')));
        for (const { on, pipeline } of clusters) {
          const { phase, nodes } = await pipeline.jobs.ended(JOB, PATIENCE_SECONDS);
          equal(phase, 'Succeeded', `${on.name}: ${JSON.stringify(nodes)}`);
          const manifest = await pipeline.bucket.get(`runs/${on.name}/${JOB}/manifest.json`);
          deepEqual(JSON.parse(manifest), { files: ['model.json'], spaces: [...PARTS] });
          deepEqual(pipeline.kubelet.errors, []);
        }
        const took = Math.round((Date.now() - fixture.harness.began) / 1000);
        fixture.note(NUMBER, `from two empty clusters to the first pipeline ended on both: ${took} s`);
      });
    },
  );
};
