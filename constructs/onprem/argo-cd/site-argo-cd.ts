import { Construct } from 'constructs';
import { ARGO_CD_KINDS, ARGO_CD_PROJECTS } from '../../../apps/argo-cd-settings';
import { clusterSecret, ownClusterData } from '../../../config/gitops/cluster-secret';
import { siteFolder } from '../../../config/layout';
import type { SiteCluster } from '../../../config/kubernetes/clusters';
import type { Environment, SiteConfig } from '../../../config/schema/environment';
import { ARGO_CD_APPS_CHART_VERSION, ARGO_CD_CHART_VERSION } from '../../../config/versions';
import { argoCdValuesOnSite } from '../../../helm-values/argo-cd';
import { projectsValues, rootValues } from '../../../helm-values/argocd-apps';
import { defaultProject } from '../../gitops/default-project';
import { OutputFile } from '../../output-file';
import { yamlText, type DataObject } from '../../../config/yaml/print-yaml';

export interface SiteArgoCdProps {
  readonly environment: Environment;
  /** The site's name in the environment. */
  readonly name: string;
  readonly site: SiteConfig;
  /** The environment's file, relative to the repository's root: rendered files name it as their source. */
  readonly source: string;
}

/**
 * Files for a person who installs Argo CD on a site, in an environment without a cloud and so without Terraform: the values of its charts,
 * and the Secret of its own cluster. The commands are in `COMMANDS.md`.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Clusters"; the charts' values.yaml.
 */
export class SiteArgoCd extends Construct {
  constructor(scope: Construct, id: string, { environment, name, site, source }: SiteArgoCdProps) {
    super(scope, id);
    const apps = `Helm and chart argocd-apps ${ARGO_CD_APPS_CHART_VERSION}`;
    const files: Readonly<Record<string, readonly [reader: string, content: () => object]>> = {
      values: [
        `Helm and chart argo-cd ${ARGO_CD_CHART_VERSION}`,
        () => argoCdValuesOnSite(environment, site, ARGO_CD_KINDS),
      ],
      cluster: ['kubectl', () => ownCluster({ side: 'site', name, environment, site })],
      projects: [apps, () => projectsValues(environment, ARGO_CD_PROJECTS)],
      root: [apps, () => rootValues(environment)],
    };
    for (const [file, [reader, content]] of Object.entries(files)) {
      new OutputFile(this, file, {
        path: `${siteFolder(environment, name)}/argo-cd/${file}.yaml`,
        source,
        reader,
        // Plain data, whose interfaces have no index signature.
        render: () => yamlText(content() as unknown as DataObject),
      });
    }
    defaultProject(this, { environment, source });
  }
}

const ownCluster = (cluster: SiteCluster) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: clusterSecret(cluster),
  stringData: ownClusterData(cluster),
});
