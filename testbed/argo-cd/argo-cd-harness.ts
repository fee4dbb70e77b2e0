import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CoreV1Api } from '@kubernetes/client-node';
import { clustersOf, hasCloud } from '../../config/kubernetes/clusters';
import { parameterName } from '../../config/aws/names';
import { readEnvironments } from '../../config/load/read-environments';
import type { CloudEnvironment } from '../../config/schema/environment';
import hybrid from '../../test/fixtures/environments/hybrid';
import { goModule, goPrograms } from '../components/go-programs';
import { apiOf, messageOf, type Api } from '../kubernetes/kubernetes-api';
import { startControlPlane, type ControlPlane } from '../kubernetes/control-plane';
import { crdsOf, installCrds } from '../kubernetes/crds';
import { createNode, startKwok } from '../kubernetes/kwok-nodes';
import { ADMIN } from '../kubernetes/api-users';
import { cacheFolder, removeAbandoned } from '../../machine/cache-folder';
import { applicationsOf } from './applications';
import { hubSecretOf, projectsOf, rootOf, settingsOf } from './bootstrap-objects';
import { startArgoCd, type ArgoCdProcesses } from './argo-cd-controller';
import { committedTree, localTree, type TreeFile } from './local-tree';
import { startOperators, type Operators } from './played-operators';
import { makeRepository, type Repository } from './git-repository';

/** Programs that have to be built for it. */
export const ARGO_CD_PINS = ['etcd', 'kubernetes', 'kwok', 'helm', 'argo-cd'] as const;

export interface ArgoCdHarnessOptions {
  /** Folder of CRDs, one folder below it for each project. */
  readonly crds: string;
  /** Gets a line for each step that takes long. @default no lines */
  readonly log?: (line: string) => void;
}

/** A cluster by the name that Argo CD has for it, and its API. */
export interface HarnessCluster {
  /** As Applications name it. */
  readonly name: string;
  readonly plane: ControlPlane;
  readonly api: Api;
}

/** Argo CD with the cluster that it runs in and a site's. */
export interface ArgoCdHarness {
  readonly environment: CloudEnvironment;
  readonly tree: readonly TreeFile[];
  readonly hub: HarnessCluster;
  readonly spoke: HarnessCluster;
  readonly repository: Repository;
  /** Makes Argo CD look at git now, as a git host's webhook would. The platform has no webhook: its Argo CD asks every two minutes. */
  readonly refresh: () => Promise<void>;
  /** Commits, and refreshes Argo CD. */
  readonly push: (message: string, files: Readonly<Record<string, string | undefined>>) => Promise<void>;
  readonly argoCd: ArgoCdProcesses;
  readonly operators: Operators;
  /** What stands in for each chart. */
  readonly standIns: ReadonlyMap<string, string>;
  /** When the root Application was made, as `Date.now()` tells. */
  readonly began: number;
  readonly folder: string;
  stop(): Promise<void>;
}

const fixtureEnvironment = (): CloudEnvironment => {
  const { environments, faults } = readEnvironments([{ file: 'environments/hybrid.ts', value: hybrid }]);
  const [loaded] = environments;
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (!loaded || !hasCloud(loaded.environment) || errors.length > 0)
    throw new Error(errors.map(({ path, rule }) => `${path.join('.')}: ${rule}`).join('\n'));
  return loaded.environment;
};

/**
 * Starts two control planes and Argo CD, with what Terraform gives it for `hybrid`, and lets it read the committed tree from a local repository.
 *
 * @throws MissingTool where Go, git or Redis is missing
 */
export const startArgoCdHarness = async ({
  crds,
  log = () => undefined,
}: ArgoCdHarnessOptions): Promise<ArgoCdHarness> => {
  const committed = fixtureEnvironment();
  const { name } = committed;
  const site = clustersOf(committed).find(({ side }) => side === 'site');
  if (!site) throw new Error(`${name} has no site.`);
  const programs = await goPrograms(ARGO_CD_PINS, { log });
  removeAbandoned(cacheFolder('gitops'), 'run'); // the last run's logs stay until the next one
  const folder = cacheFolder('gitops', `run-${name}-${process.pid}`);

  const repository = await makeRepository(join(folder, 'repository'), committed.repository.revision);
  const { url } = repository;
  const environment = { ...committed, repository: { ...committed.repository, url } };
  const tree = committedTree(name);
  const { files, standIns } = localTree(tree, environment.repository, crds);
  await repository.commit('the committed tree', files);

  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one();
  };
  const cluster = async (clusterName: string, serviceCidr: string): Promise<HarnessCluster> => {
    const plane = await startControlPlane({ programs, folder: cacheFolderOf(folder, clusterName), serviceCidr });
    const api = apiOf(plane.config);
    stops.push(async () => {
      api.close();
      await plane.stop();
    });
    return { name: clusterName, plane, api };
  };
  try {
    const { zones } = environment.cloud.network;
    const [hub, spoke] = await Promise.all([
      cluster('cloud', environment.cloud.serviceCidr),
      cluster(site.name, '10.22.0.0/16'),
    ]);
    const kubeconfig = hub.plane.credentials.kubeconfigOf(ADMIN);
    const kwok = await startKwok({ programs, folder, kubeconfig });
    stops.push(() => kwok.running.stop());
    for (const zone of zones) {
      const { region } = environment.cloud;
      await createNode(hub.plane.config.makeApiClient(CoreV1Api), {
        name: `node-${zone}`,
        region,
        zone: region + zone,
      });
    }
    await installCrds(hub.api, crdsOf(join(await goModule('argo-cd'), 'manifests'), 'crds'));
    const operators = startOperators({
      apis: [hub.api, spoke.api],
      parameters: { [parameterName(environment, `clusters/${site.name}`)]: credentialOf(spoke) },
    });
    stops.push(() => operators.stop());
    for (const object of [...settingsOf(environment), hubSecretOf(environment), ...projectsOf(environment)]) {
      const answer = await hub.api.apply(object);
      if (answer.status >= 300) throw new Error(`${object.kind ?? ''}: ${messageOf(answer)}`);
    }
    const argoCd = await startArgoCd({ programs, folder, kubeconfig, log });
    stops.push(() => argoCd.stop());
    const began = Date.now();
    for (const object of rootOf(environment)) await hub.api.apply(object);
    const refresh: ArgoCdHarness['refresh'] = async () => {
      for (const application of (await applicationsOf(hub.api)).values()) {
        try {
          await hub.api.merge(application, { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } });
        } catch (error) {
          // An Application that an earlier commit removed may be going just now.
          if ((await hub.api.read(application)) !== undefined) throw error;
        }
      }
    };
    const push: ArgoCdHarness['push'] = async (message, changes) => {
      await repository.commit(message, changes);
      await refresh();
    };
    return {
      push,
      refresh,
      environment,
      tree,
      hub,
      spoke,
      repository,
      argoCd,
      operators,
      standIns,
      began,
      folder,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const cacheFolderOf = (folder: string, cluster: string): string =>
  cacheFolder('gitops', folder.split('/').at(-1) ?? '', cluster);

/** Parameters that a person stores for a site: its name, its server, and its credential. */
const credentialOf = ({ name, plane }: HarnessCluster): Record<string, string> => {
  const { caFile = '' } = plane.config.getCurrentCluster() ?? {};
  const bearerToken = plane.config.getCurrentUser()?.token ?? '';
  const caData = readFileSync(caFile).toString('base64');
  return { name, server: plane.server, config: JSON.stringify({ bearerToken, tlsClientConfig: { caData } }) };
};
