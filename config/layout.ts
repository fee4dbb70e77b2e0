/**
 * The paths of everything that synth renders, below `rendered/`, with forward slashes. These paths are written nowhere else.
 */

interface Named {
  readonly name: string;
}

/** A path below `rendered/`, relative to the repository's root. */
export const rendered = (path: string): string => `rendered/${path}`;

/** What the root Application reads: one Application a cluster. */
export const gitopsFolder = (environment: Named): string => `${environment.name}/gitops`;

/** A cluster's Applications; each app's own manifests are in a folder of its name there. */
export const clusterFolder = (cluster: Named & { readonly environment: Named }): string =>
  `${gitopsFolder(cluster.environment)}/${cluster.name}`;

/** The manifest that takes all rights from the AppProject `default`, which Argo CD makes itself. */
export const defaultProjectFile = (environment: Named): string => `${gitopsFolder(environment)}/default-project.yaml`;

/** How a person gives Argo CD its secrets. */
export const argoCdSecretsFile = (environment: Named): string => `${environment.name}/ARGO-CD-SECRETS.md`;

/** Inventory, variables and commands of a site. */
export const siteFolder = (environment: Named, site: string): string => `${environment.name}/onprem/${site}`;

/** A Terraform stack as a reviewer reads it. */
export const terraformFile = (environment: Named, stack: string): string =>
  `${environment.name}/terraform/${stack}.yaml`;
