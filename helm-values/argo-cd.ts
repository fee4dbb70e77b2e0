import { stringify } from 'yaml';
import { LOCAL_PORT } from '../config/gitops/argo-cd-names';
import { ArgoCd } from '../config/schema/argo-cd';
import type { CloudConfig, RepositoryConfig, SiteConfig } from '../config/schema/environment';
import { oidcConfig, rights } from './argo-cd/access';
import { exclusions, type ExcludedKinds } from './argo-cd/exclusions';
import { isRedundant, ON_SYSTEM_NODES, redis, replicas, type Placement } from './argo-cd/redundancy';
import { resourceHealth, type KindHealth } from './argo-cd/resource-health';
import { SIZES } from './argo-cd/size';
import { uninstallGuard } from './argo-cd/uninstall-guard';

/** What of an environment Argo CD's values are made from. */
export interface ArgoCdEnvironment {
  readonly repository: Pick<RepositoryConfig, 'hostKeys'>;
  readonly cloud: Pick<CloudConfig, 'argoCd'> & { readonly system: Pick<CloudConfig['system'], 'count'> };
}

/** What Argo CD is told of the kinds of the apps that it installs. */
export interface ArgoCdKinds {
  readonly health: readonly KindHealth[];
  readonly excluded: readonly ExcludedKinds[];
}

/**
 * Values of chart argo/argo-cd; only what differs from its defaults, or must not follow them when they change.
 *
 * Everything is on the system nodes, because Argo CD deletes what it made while Karpenter's nodes still run and goes after them. Nothing
 * of it calls AWS, so no service account has a role there.
 *
 * Source: the chart's values.yaml; Argo CD operator manual, "High availability" and "argocd-cm.yaml example".
 */
export const argoCdValues = ({ repository, cloud: { argoCd, system } }: ArgoCdEnvironment, kinds: ArgoCdKinds) =>
  values({ repository, argoCd, nodes: system.count, placement: ON_SYSTEM_NODES, kinds });

/**
 * The same for a site without a cloud. There it is on any worker, since nothing takes these away while it runs, and people come as Argo CD's defaults say:
 * whoever rules the cluster, by port-forward.
 */
export const argoCdValuesOnSite = (
  { repository }: Pick<ArgoCdEnvironment, 'repository'>,
  { workers }: Pick<SiteConfig, 'workers'>,
  kinds: ArgoCdKinds,
) => values({ repository, argoCd: ArgoCd.parse({}), nodes: Object.keys(workers).length, placement: {}, kinds });

interface Settings {
  readonly repository: ArgoCdEnvironment['repository'];
  readonly argoCd: CloudConfig['argoCd'];
  /** Number of nodes that it may be on. */
  readonly nodes: number;
  readonly placement: Placement;
  readonly kinds: ArgoCdKinds;
}

function values({ repository, argoCd, nodes, placement, kinds }: Settings) {
  const redundant = isRedundant(nodes);
  const { adminLogin, host, sso } = argoCd;
  const local = `localhost:${LOCAL_PORT}`;
  return {
    // Uninstalling the chart must not delete the kinds, and with them every Application of which something still stands.
    crds: { keep: true },
    global: {
      domain: host ?? local,
      ...placement,
      ...(redundant && { affinity: { podAntiAffinity: 'hard' } }),
      // Only what the chart allows itself: the server from anywhere, the others from one another.
      networkPolicy: { create: true, defaultDenyIngress: true },
    },
    configs: {
      cm: {
        'admin.enabled': adminLogin === 'on',
        // A shell in a pod is given by Kubernetes, which writes down who took it.
        'exec.enabled': false,
        // A label of Argo CD's own could be one that a chart sets too.
        'application.resourceTrackingMethod': 'annotation',
        // No git host reaches this server to tell of a push, so it asks.
        'timeout.reconciliation': '120s',
        ...resourceHealth(kinds.health),
        'resource.exclusions': stringify(exclusions(kinds.excluded)),
        ...(host !== undefined && { additionalUrls: stringify([`https://${local}`]) }),
        ...(sso && { 'oidc.config': oidcConfig(sso) }),
      },
      rbac: { 'policy.default': '', 'policy.csv': rights(sso?.groups ?? {}) },
      ...(repository.hostKeys.length > 0 && { ssh: { extraHosts: `${repository.hostKeys.join('\n')}\n` } }),
    },
    controller: { resources: SIZES.controller },
    server: { ...replicas(redundant), resources: SIZES.server },
    repoServer: {
      ...replicas(redundant),
      resources: SIZES.repoServer,
      // It runs what is in charts and never speaks to the Kubernetes API.
      automountServiceAccountToken: false,
      copyutil: { resources: SIZES.init },
    },
    ...redis(redundant, placement),
    redisSecretInit: { resources: SIZES.init },
    // Single sign-on is OpenID Connect, which the server speaks itself.
    dex: { enabled: false },
    // Applications are made in TypeScript and committed, one file each; nothing makes them in the cluster.
    applicationSet: { replicas: 0 },
    // Nobody is told anything yet.
    notifications: { enabled: false },
    extraObjects: uninstallGuard(),
  };
}
