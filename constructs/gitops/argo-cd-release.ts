import type { Release } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { dependable, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ARGO_CD_KINDS, ARGO_CD_PROJECTS } from '../../apps/argo-cd-settings';
import { ARGO_CD_NAMESPACE, ROOT } from '../../config/gitops/argo-cd-names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { ARGO_CD_APPS_CHART_VERSION, ARGO_CD_CHART_VERSION } from '../../config/versions';
import { argoCdValues } from '../../helm-values/argo-cd';
import { projectsValues, rootValues } from '../../helm-values/argocd-apps';
import { ChartRelease, type ChartReleaseProps } from '../helm/chart-release';
import { hubClusterSecret } from './hub-cluster-secret';

export interface ArgoCdProps {
  readonly environment: CloudEnvironment;
  /** What must stand before Argo CD, and go after it: whatever its pods need to run. */
  readonly after: readonly ITerraformDependable[];
}

const REPOSITORY = 'https://argoproj.github.io/argo-helm';

/** How long Helm waits, in minutes: for all to be ready, and for all to be gone. */
const MINUTES = {
  /** Images are pulled onto fresh nodes. */
  chart: 15,
  /** The AppProjects go at once, unless an Application was left; then this is how long they wait for it. */
  projects: 10,
  /** Everything in all clusters goes meanwhile: load balancers, volumes, and nodes with what runs on them. */
  root: 60,
} as const;

/**
 * Argo CD and what it starts from: its namespace, the chart, the Secret that names its own cluster, the AppProjects, and the root
 * Application. What the root Application finds in git is no longer Terraform's.
 *
 * Made in this order and destroyed in the reverse one, each when the one before is gone:
 * 1. The root Application. `helm uninstall` waits, and the finalizer keeps the Application until what it made is gone.
 * 2. The AppProjects. Without them Argo CD could not clean up, and with their finalizer they wait for every Application there still is.
 * 3. The cluster's Secret. Without it Argo CD would take the cluster for gone, and leave everything there.
 * 4. The chart, then the namespace. As long as there is an Application the API server refuses it (`uninstall-guard.ts`).
 *
 * No credential is in any of it: Secrets with one are put in by hand, as `rendered/<env>/ARGO-CD-SECRETS.md` says.
 *
 * Source: Argo CD operator manual, "Declarative setup" and "Cluster bootstrapping".
 */
export class ArgoCd extends Construct {
  public readonly namespace: NamespaceV1;
  public readonly chart: Release;
  /** The cluster that Argo CD runs in, for Argo CD. */
  public readonly hub: SecretV1;
  public readonly projects: Release;
  public readonly root: Release;

  constructor(scope: Construct, id: string, { environment, after }: ArgoCdProps) {
    super(scope, id);
    this.namespace = new NamespaceV1(this, 'namespace', {
      metadata: {
        name: ARGO_CD_NAMESPACE,
        // Every pod of the chart keeps the strictest of the Pod Security Standards.
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
   * Lets the Applications come after what their pods need, and go before it. It is the AppProjects that come after, and the root
   * Application with them: Helm forgets a release whose uninstalling took too long, so a second `destroy` would no longer wait for the
   * root Application, but it still waits for the AppProjects, and they for the last Application.
   */
  public applicationsNeed(needed: readonly ITerraformDependable[]): void {
    this.projects.dependsOn = [...(this.projects.dependsOn ?? []), ...needed.map(dependable)];
  }
}
