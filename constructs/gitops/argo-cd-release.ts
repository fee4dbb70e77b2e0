import type { Release } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { SecretV1, type SecretV1Config } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { dependable, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ARGO_CD_KINDS, ARGO_CD_PROJECTS } from '../../apps/argo-cd-settings';
import { ARGO_CD_NAMESPACE, HUB_CLUSTER, ROOT } from '../../config/gitops/argo-cd-names';
import { clusterSecret, ownClusterData } from '../../config/gitops/cluster-secret';
import type { CloudCluster } from '../../config/kubernetes/clusters';
import type { CloudEnvironment } from '../../config/schema/environment';
import { ARGO_CD_APPS_CHART_VERSION, ARGO_CD_CHART_VERSION } from '../../config/versions';
import { argoCdValues } from '../../helm-values/argo-cd';
import { projectsValues, rootValues } from '../../helm-values/argocd-apps';
import { ChartRelease, type ChartReleaseProps } from '../helm/chart-release';

export interface ArgoCdProps {
  readonly environment: CloudEnvironment;
  /** What Argo CD's pods need to run. It is made before Argo CD and destroyed after it. */
  readonly after: readonly ITerraformDependable[];
}

const REPOSITORY = 'https://argoproj.github.io/argo-helm';

/** How long Helm waits for an install or an uninstall to end, in minutes. */
const MINUTES = {
  /** Images are pulled onto fresh nodes. */
  chart: 15,
  /** AppProjects are deleted at once if no Application is left. Otherwise they wait this long for the last one. */
  projects: 10,
  /** Everything in all clusters is deleted in this time: load balancers, volumes, and nodes with their pods. */
  root: 60,
} as const;

/**
 * Argo CD and what it starts from: its namespace, the chart, the Secret of its own cluster, the AppProjects, and the root Application. Argo
 * CD, not Terraform, owns what the root Application finds in git.
 *
 * They are made in this order. They are destroyed in the reverse order, each after the one before is gone:
 * 1. The root Application. `helm uninstall` waits, and the finalizer keeps the Application until its objects are gone.
 * 2. The AppProjects. Argo CD cannot clean up without them, so their finalizer makes them wait for the last Application.
 * 3. The cluster's Secret. Without it Argo CD would treat the cluster as gone, and delete nothing in it.
 * 4. The chart, then the namespace. The API server refuses to delete them while there is an Application (`uninstall-guard.ts`).
 *
 * None of it holds a credential. A person puts Secrets with credentials in by hand: `rendered/<env>/ARGO-CD-SECRETS.md`.
 *
 * Source: Argo CD operator manual, "Declarative setup" and "Cluster bootstrapping".
 */
export class ArgoCd extends Construct {
  public readonly namespace: NamespaceV1;
  public readonly chart: Release;
  /** The Secret that tells Argo CD of the cluster that it runs in. */
  public readonly hub: SecretV1;
  public readonly projects: Release;
  public readonly root: Release;

  constructor(scope: Construct, id: string, { environment, after }: ArgoCdProps) {
    super(scope, id);
    this.namespace = new NamespaceV1(this, 'namespace', {
      metadata: {
        name: ARGO_CD_NAMESPACE,
        // Every pod of the chart meets the strictest Pod Security Standard.
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
      dependsOn: [...after],
    });
    const release = (name: string, props: Omit<ChartReleaseProps, 'repository' | 'namespace'>): Release =>
      new ChartRelease(this, name, { ...props, repository: REPOSITORY, namespace: ARGO_CD_NAMESPACE });
    this.chart = release('chart', {
      name: 'argocd',
      chart: 'argo-cd',
      version: ARGO_CD_CHART_VERSION,
      values: () => argoCdValues(environment, ARGO_CD_KINDS),
      timeoutMinutes: () => MINUTES.chart,
      after: [this.namespace],
    });
    this.hub = new SecretV1(this, 'hub', { ...hubClusterSecret(environment), dependsOn: [this.chart] });
    this.projects = release('projects', {
      name: 'argocd-projects',
      chart: 'argocd-apps',
      version: ARGO_CD_APPS_CHART_VERSION,
      values: () => projectsValues(environment, ARGO_CD_PROJECTS),
      timeoutMinutes: () => MINUTES.projects,
      after: [this.hub],
    });
    this.root = release('applications', {
      name: `argocd-${ROOT}`,
      chart: 'argocd-apps',
      version: ARGO_CD_APPS_CHART_VERSION,
      values: () => rootValues(environment),
      timeoutMinutes: () => MINUTES.root,
      after: [this.projects],
    });
  }

  /**
   * Makes Applications depend on what their pods need: they are made after it and destroyed before it. The dependency is set on the
   * AppProjects, because it must survive a `destroy` that ran out of time. Helm then forgets the root Application's release, so a second
   * `destroy` does not wait for it. But it still waits for the AppProjects, and they wait for the last Application.
   */
  public applicationsNeed(needed: readonly ITerraformDependable[]): void {
    this.projects.dependsOn = [...(this.projects.dependsOn ?? []), ...needed.map(dependable)];
  }
}

/** The Secret that tells Argo CD of the cluster that it runs in, for Terraform. */
export const hubClusterSecret = (environment: CloudEnvironment): SecretV1Config => {
  const hub: CloudCluster = { side: 'cloud', name: HUB_CLUSTER, environment };
  return { metadata: clusterSecret(hub), data: ownClusterData(hub) };
};
