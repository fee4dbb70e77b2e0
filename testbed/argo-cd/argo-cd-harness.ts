import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { clustersOf, hasCloud, type Cluster } from '../../config/kubernetes/clusters';
import { arn, parameterName, prefixed } from '../../config/aws/names';
import { readEnvironments } from '../../config/load/read-environments';
import type { CloudEnvironment } from '../../config/schema/environment';
import hybrid from '../../test/fixtures/environments/hybrid';
import type { Programs } from '../components/go-pins';
import { goModule, goPrograms } from '../components/go-programs';
import { messageOf } from '../kubernetes/kubernetes-api';
import { crdsOf, installCrds } from '../kubernetes/crds';
import { ADMIN } from '../kubernetes/api-users';
import { cacheFolder, removeAbandoned } from '../../machine/cache-folder';
import { applicationsOf } from './applications';
import { hubSecretOf, projectsOf, rootOf, settingsOf } from './bootstrap-objects';
import { startArgoCd, type ArgoCdProcesses } from './argo-cd-controller';
import { committedTree, localTree, type TreeFile } from './local-tree';
import { startOperators, type Operators } from './played-operators';
import { awsStores, publishedParameters, type AwsStores } from '../operators/aws-stores';
import { startEmulators, type Emulators } from '../emulators/start-emulators';
import { makeRepository, type Repository } from './git-repository';
import { startHarnessCluster, type HarnessCluster } from './harness-cluster';
import { OPERATOR_PINS, operatorPrograms, runCharts } from './run-charts';

/** Programs that have to be built for it. */
export const ARGO_CD_PINS = ['etcd', 'kubernetes', 'kwok', 'helm', 'argo-cd', ...OPERATOR_PINS] as const;

export interface ArgoCdHarnessOptions {
  /** Folder of CRDs, one folder below it for each project. */
  readonly crds: string;
  /** Gets a line for each step that takes long. @default no lines */
  readonly log?: (line: string) => void;
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
  /** The built programs that the pipeline's pods run. */
  readonly programs: Programs<'argo-workflows'>;
  readonly emulators: Emulators;
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
  const programs = await goPrograms(ARGO_CD_PINS, { log });
  removeAbandoned(cacheFolder('gitops'), 'run'); // the last run's logs stay until the next one
  const folder = cacheFolder('gitops', `run-${name}-${process.pid}`);

  const repository = await makeRepository(join(folder, 'repository'), committed.repository.revision);
  const { url } = repository;
  const environment = { ...committed, repository: { ...committed.repository, url } };
  const tree = committedTree(name);
  const charts = await runCharts(programs.helm, folder);
  const { files, standIns } = localTree(tree, environment.repository, charts, crds);
  await repository.commit('the committed tree', files);

  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one();
  };
  const begin = async (cluster: Cluster): Promise<HarnessCluster> => {
    const own = cacheFolder('gitops', basename(folder), cluster.name);
    const begun = await startHarnessCluster({ programs, folder: own, cluster, operators: operatorPrograms(programs) });
    stops.push(() => begun.stop());
    return begun;
  };
  try {
    const [cloud, site] = clustersOf(committed);
    if (!cloud || !site) throw new Error(`${name} has no site.`);
    const { region } = committed.cloud;
    const [hub, spoke, emulators] = await Promise.all([
      begin(cloud),
      begin(site),
      startEmulators({ region, log, logFolder: folder }),
    ]);
    stops.push(() => emulators.stop());
    const kubeconfig = hub.plane.credentials.kubeconfigOf(ADMIN);
    await installCrds(hub.api, crdsOf(join(await goModule('argo-cd'), 'manifests'), 'crds'));
    const aws = awsStores(emulators, region);
    await fillStores(environment, aws, spoke);
    const operators = startOperators({ hub: hub.api, spoke: spoke.api, aws });
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
      programs,
      emulators,
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

/** Puts what Terraform publishes into the emulators' stores, what RDS makes, and what a person stores for a site: how Argo CD reaches it. */
const fillStores = async (
  environment: CloudEnvironment,
  aws: AwsStores,
  { name, plane }: HarnessCluster,
): Promise<void> => {
  for (const parameter of publishedParameters(environment.name))
    await aws.putParameter(parameter.name, parameter.value);
  const password = JSON.stringify({ username: 'master', password: 'of this run' });
  await aws.putSecret('rds!db-of-this-run', password, {
    'aws:rds:primaryDBInstanceArn': arn(environment, 'rds', `db:${prefixed(environment, 'database')}`),
  });
  const { caFile = '' } = plane.config.getCurrentCluster() ?? {};
  const bearerToken = plane.config.getCurrentUser()?.token ?? '';
  const caData = readFileSync(caFile).toString('base64');
  const config = JSON.stringify({ bearerToken, tlsClientConfig: { caData } });
  await aws.putSecret(
    parameterName(environment, `clusters/${name}`),
    JSON.stringify({ name, server: plane.server, config }),
  );
};
