import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject, V1Deployment } from '@kubernetes/client-node';
import { appsOn } from '../../apps';
import { clustersOf, type Cluster } from '../../config/kubernetes/clusters';
import { serviceCidrOf } from '../../config/network/cluster-addresses';
import { TRUST_KEY, TRUST_SECRET } from '../../config/kubernetes/secrets';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { readEnvironments } from '../../config/load/read-environments';
import { cacheFolder, removeAbandoned } from '../../machine/cache-folder';
import { eventually } from '../../machine/eventually';
import hybrid from '../../test/fixtures/environments/hybrid';
import { committedTree } from '../argo-cd/local-tree';
import { releasesOf, renderReleases } from '../charts/rendered-charts';
import { goPrograms } from '../components/go-programs';
import { startEmulators } from '../emulators/start-emulators';
import type { Namespaces } from '../kubelet/namespaces';
import { startControlPlane } from '../kubernetes/control-plane';
import { installCrds } from '../kubernetes/crds';
import { apiOf, messageOf, type Api } from '../kubernetes/kubernetes-api';
import { startServiceProxy } from '../kubernetes/service-proxy';
import { signedCertificate } from '../kubernetes/signed-certificates';
import { startOperatorPods } from '../operators/operator-pods';
import { startPipelineCluster, storeNames, type PipelineCluster } from './pipeline-cluster';
import { workflowsChart } from './workflows-chart';

/** Programs that have to be built for it. */
export const WORKFLOWS_PINS = ['etcd', 'kubernetes', 'helm', 'argo-workflows'] as const;

export interface WorkflowsHarness extends PipelineCluster {
  readonly api: Api;
  /** What went wrong with the kubelet or the controller. */
  errors(): readonly string[];
}

export interface WorkflowsHarnessOptions {
  readonly namespaces: Namespaces;
  readonly log?: (line: string) => void;
}

/** The site of `hybrid`. */
const fixtureSite = (): Cluster => {
  const { environments } = readEnvironments([{ file: 'environments/hybrid.ts', value: hybrid }]);
  const site = environments.flatMap(({ environment }) => clustersOf(environment)).find(({ side }) => side === 'site');
  if (!site) throw new Error('the fixture hybrid has no site');
  return site;
};

/** The name of the chart's own controller, and the image that it names. */
const controllerImage = (objects: readonly KubernetesObject[]): string => {
  const deployments = objects.filter(({ kind }) => kind === 'Deployment') as V1Deployment[];
  const images = deployments.flatMap(
    ({ spec }) => spec?.template.spec?.containers.map(({ image = '' }) => image) ?? [],
  );
  const found = images.find((image) => image.includes('/workflow-controller:'));
  if (found === undefined) throw new Error('the chart argo-workflows has no controller');
  return found;
};

const isAvailable = async (api: Api, objects: readonly KubernetesObject[], image: string): Promise<boolean> => {
  const deployment = objects.find((one) => one.kind === 'Deployment' && JSON.stringify(one).includes(image));
  const { status } = ((await api.read(deployment ?? {})) ?? {}) as V1Deployment;
  return (status?.availableReplicas ?? 0) > 0;
};

/** Of the committed tree: the namespaces, priorities and the pipeline's own objects, but for kinds of operators that are not here. */
const ofTree = (cluster: Cluster): KubernetesObject[] =>
  committedTree(cluster.environment.name)
    .filter(({ path }) => path.includes(`/${cluster.name}/`))
    .filter(({ path }) => /\/namespaces\/(argo|pipeline|priorityclass)\.yaml$|\/pipeline\/[^/]+$/.test(path))
    .flatMap(({ objects }) => objects)
    .filter(({ apiVersion = '' }) => !apiVersion.includes('external-secrets.io'));

/**
 * Starts a control plane with Argo Workflows as its chart has it with our values (or its stand-in), the pipeline as the committed tree has it, and nodes whose
 * pods run. There is no queue: a GPU pod starts where there is room.
 *
 * @throws MissingTool where a program cannot be had
 */
export const startWorkflowsHarness = async (options: WorkflowsHarnessOptions): Promise<WorkflowsHarness> => {
  const { namespaces, log = () => undefined } = options;
  const cluster = fixtureSite();
  const programs = await goPrograms(WORKFLOWS_PINS, { log });
  removeAbandoned(cacheFolder('gitops'), 'workflows');
  const folder = cacheFolder('gitops', `workflows-site-${process.pid}`);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one();
  };
  try {
    const proxy = await startServiceProxy();
    stops.push(() => proxy.stop());
    const serviceCidr = serviceCidrOf(cluster);
    const [plane, emulators] = await Promise.all([
      startControlPlane({ programs, folder, serviceCidr, serviceProxy: proxy.socket }),
      startEmulators({ log, logFolder: folder }),
    ]);
    stops.push(
      () => plane.stop(),
      () => emulators.stop(),
    );
    const api = apiOf(plane.config);
    stops.push(() => {
      api.close();
      return Promise.resolve();
    });
    const make = async (object: KubernetesObject, namespace?: string): Promise<void> => {
      const answer = await api.apply(object, namespace === undefined ? {} : { namespace });
      if (answer.status >= 300)
        throw new Error(`${object.kind ?? ''} ${object.metadata?.name ?? ''}: ${messageOf(answer)}`);
    };

    const chart = await workflowsChart(programs.helm, folder);
    log(`The chart argo-workflows is from: ${chart.source}`);
    const releases = releasesOf(appsOn(cluster))
      .filter(({ app }) => app === 'argo-workflows')
      .map((release) => ({ ...release, chart: { folder: chart.folder } }));
    const [release] = await renderReleases(cluster, releases, { helm: programs.helm, folder: join(folder, 'chart') });
    if (!release || 'leftOut' in release) throw new Error('No release has the chart argo-workflows.');
    const { objects } = release;
    const image = controllerImage(objects);
    const inTree = ofTree(cluster);
    const isCrd = ({ kind }: KubernetesObject): boolean => kind === 'CustomResourceDefinition';
    await installCrds(api, objects.filter(isCrd));
    for (const object of inTree.filter(({ kind }) => kind === 'Namespace')) await make(object);
    for (const object of inTree) await make(object);
    for (const object of objects.filter((one) => !isCrd(one))) {
      // The server of its user interface has nothing to do here.
      if (object.kind === 'Deployment' && !JSON.stringify(object).includes(image)) continue;
      await make(object, release.release.namespace);
    }

    const operators = await startOperatorPods({
      ...{ api, server: plane.server, folder: join(folder, 'operators') },
      programs: [{ image, entrypoint: '/workflow-controller', program: programs['workflow-controller'] }],
    });
    stops.push(() => operators.stop());
    proxy.serve(api, operators.reach);
    const authority = await signedCertificate({ commonName: 'internal', isCA: true });
    await make({
      ...{ apiVersion: 'v1', kind: 'Secret' },
      metadata: { name: TRUST_SECRET, namespace: SERVICE_ACCOUNTS.pipeline.namespace },
      ...{ stringData: { [TRUST_KEY]: authority.certificate } },
    });
    mkdirSync(folder, { recursive: true });
    const pipeline = await startPipelineCluster({
      ...{ cluster, namespaces, api, folder, programs, log, nodes: 'brought' },
      ...{ config: plane.config, server: plane.server, emulator: emulators.ministackUrl },
      certificate: await signedCertificate({ dnsNames: storeNames(cluster) }, authority),
    });
    stops.push(() => pipeline.stop());
    await eventually('the workflow controller to run', () => isAvailable(api, objects, image), {
      seconds: 120,
      state: () => Promise.resolve(operators.errors),
    });

    return { ...pipeline, api, errors: () => [...operators.errors, ...pipeline.kubelet.errors], stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
