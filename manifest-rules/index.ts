import { ARGO_CD_PROJECTS } from '../apps/argo-cd-settings';
import { IDENTITY_ARNS } from '../config/sites/site-identity';
import { alwaysFits } from './always-fits';
import { authReader } from './auth-reader';
import { cephKeys } from './ceph-keys';
import { CHART_FACTS, factsOn, installedFirst } from './chart-facts';
import { clusterSecrets } from './cluster-secrets';
import { contentOf } from './content';
import { fitsNodes } from './fits-nodes';
import type { Content, Finding } from './given';
import { namesExist, namespacesExist } from './names-exist';
import { portsStated } from './ports-stated';
import { projectAllows } from './project-allows';
import { registriesAsked } from './registries-asked';
import { storageDrivers } from './storage-drivers';
import { tolerationsFit } from './tolerations';
import type { AppOnCluster } from '../apps/define-app';
import type { Cluster } from '../config/kubernetes/clusters';

/** Names that a person makes, by the guides. */
const BY_HAND: ReadonlySet<string> = new Set([`Secret external-secrets/${IDENTITY_ARNS}`]);

/** Every rule on what a cluster is given. */
const RULES: readonly ((content: Content) => readonly Finding[])[] = [
  authReader,
  (content) => namesExist(content, BY_HAND),
  namespacesExist,
  (content) => projectAllows(content, ARGO_CD_PROJECTS),
  storageDrivers,
  cephKeys,
  clusterSecrets,
  portsStated,
  tolerationsFit,
  alwaysFits,
  registriesAsked,
];

/** All that would not come up of what a cluster is given. */
export const findingsIn = (content: Content): Finding[] => RULES.flatMap((rule) => rule(content));

/** The same, of charts that helm rendered for this cluster; facts do not know its hosts. */
export const findingsInRendered = (content: Content): Finding[] => [...findingsIn(content), ...fitsNodes(content)];

/** What a cluster is given by its apps, with the facts of their charts in place of the charts. */
export const contentByFacts = (cluster: Cluster, apps: readonly AppOnCluster[]): Content =>
  contentOf(cluster, apps, ({ app }) => factsOn(app.name, cluster), installedFirst(cluster));

/** Charts whose facts are of another version than the one that is installed, or that have none. */
export const outdatedFacts = (apps: readonly AppOnCluster[]): string[] =>
  apps.flatMap(({ app: { name, chart } }) => {
    if (!chart || CHART_FACTS[name]?.version === chart.version) return [];
    return [
      `${name}: chart ${chart.version}, facts of ${CHART_FACTS[name]?.version ?? 'none'}: npm run generate -- charts`,
    ];
  });
