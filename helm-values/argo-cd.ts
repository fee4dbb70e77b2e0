import { LOCAL_PORT } from '../config/gitops/argo-cd-names';
import { ArgoCd } from '../config/schema/argo-cd';
import type { CloudConfig, RepositoryConfig, SiteConfig } from '../config/schema/environment';
import { yamlWithin } from '../config/yaml/print-yaml';
import { schedulableHosts } from '../config/sites/site-plan';
import { oidcConfig, rights } from './argo-cd/access';
import { exclusions, type ExcludedKinds } from './argo-cd/exclusions';
import { isRedundant, ON_SYSTEM_NODES, redis, replicas, type Placement } from './argo-cd/redundancy';
import { resourceHealth, type KindHealth } from './argo-cd/resource-health';
import { SIZES } from './argo-cd/size';
import { uninstallGuard } from './argo-cd/uninstall-guard';

/** The parts of an environment that Argo CD's values are made from. */
export interface ArgoCdEnvironment {
  readonly repository: Pick<RepositoryConfig, 'hostKeys'>;
  readonly cloud: Pick<CloudConfig, 'argoCd'> & { readonly system: Pick<CloudConfig['system'], 'count'> };
}

/** What Argo CD is told about the kinds of its apps. */
export interface ArgoCdKinds {
  readonly health: readonly KindHealth[];
  readonly excluded: readonly ExcludedKinds[];
}

/**
 * Values of chart argo/argo-cd; only what differs from the chart's defaults, or must stay when these change.
 *
 * All of it runs on the system nodes: on a destroy, Argo CD first deletes what it made, while Karpenter's nodes still run, and is itself
 * removed after those nodes. None of it calls AWS, so no service account has a role there.
 *
 * Source: the chart's values.yaml; Argo CD operator manual, "High availability" and "argocd-cm.yaml example".
 */
export const argoCdValues = ({ repository, cloud: { argoCd, system } }: ArgoCdEnvironment, kinds: ArgoCdKinds) =>
  values({ repository, argoCd, nodes: system.count, placement: ON_SYSTEM_NODES, kinds });

/**
 * The same for a site without a cloud. There it runs on any host that is not kept free for GPU work, since nothing removes hosts while it
 * runs. People reach it as Argo
 * CD's defaults say: the cluster's admins, by port-forward.
 */
export const argoCdValuesOnSite = (
  { repository }: Pick<ArgoCdEnvironment, 'repository'>,
  site: Pick<SiteConfig, 'workers' | 'controlPlane'>,
  kinds: ArgoCdKinds,
) => values({ repository, argoCd: ArgoCd.parse({}), nodes: schedulableHosts(site).length, placement: {}, kinds });

interface Settings {
  readonly repository: ArgoCdEnvironment['repository'];
  readonly argoCd: CloudConfig['argoCd'];
  /** Number of nodes that it may run on; its pods tolerate no taint of GPU hosts. */
  readonly nodes: number;
  readonly placement: Placement;
  readonly kinds: ArgoCdKinds;
}

function values({ repository, argoCd, nodes, placement, kinds }: Settings) {
  const redundant = isRedundant(nodes);
  const { adminLogin, host, sso } = argoCd;
  const local = `localhost:${LOCAL_PORT}`;
  return {
    // Uninstalling the chart must not delete the CRDs, and every Application with them.
    crds: { keep: true },
    global: {
      domain: host ?? local,
      ...placement,
      ...(redundant && { affinity: { podAntiAffinity: 'hard' } }),
      // The chart's own policies: everybody may reach the server, and the other pods may reach one another.
      networkPolicy: { create: true, defaultDenyIngress: true },
    },
    configs: {
      cm: {
        'admin.enabled': adminLogin === 'on',
        // People who need a shell in a pod get it from Kubernetes, whose audit log names them.
        'exec.enabled': false,
        // Argo CD marks objects by annotation, because a chart could set the label too.
        'application.resourceTrackingMethod': 'annotation',
        // No git host can reach this server with a webhook, so it polls.
        'timeout.reconciliation': '120s',
        ...resourceHealth(kinds.health),
        'resource.exclusions': yamlWithin(exclusions(kinds.excluded).map((excluded) => ({ ...excluded }))),
        ...(host !== undefined && { additionalUrls: yamlWithin([`https://${local}`]) }),
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
      // It renders charts and never calls the Kubernetes API.
      automountServiceAccountToken: false,
      copyutil: { resources: SIZES.init },
    },
    ...redis(redundant, placement),
    redisSecretInit: { resources: SIZES.init },
    // Not needed: the server itself speaks OpenID Connect.
    dex: { enabled: false },
    // Not needed: Applications are made in TypeScript and committed, one file each.
    applicationSet: { replicas: 0 },
    // There are no notifications yet.
    notifications: { enabled: false },
    extraObjects: uninstallGuard(),
  };
}
