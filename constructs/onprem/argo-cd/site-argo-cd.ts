import { Construct } from 'constructs';
import { ARGO_CD_NAMESPACE, HUB_SERVER } from '../../../config/gitops/argo-cd-names';
import type { Environment, SiteConfig } from '../../../config/schema/environment';
import { ARGO_CD_APPS_CHART_VERSION, ARGO_CD_CHART_VERSION } from '../../../config/versions';
import { argoCdValuesOnSite } from '../../../helm-values/argo-cd';
import { projectsValues, rootValues } from '../../../helm-values/argocd-apps';
import { DEFAULT_PROJECT } from '../../gitops/default-project';
import { yamlDocuments } from '../../gitops/yaml-documents';
import { OutputFile } from '../../output-file';
import { yamlText, type YamlObject } from '../../yaml-text';

export interface SiteArgoCdProps {
  readonly environment: Environment;
  /** The site's name in the environment. */
  readonly name: string;
  readonly site: SiteConfig;
  /** The environment's file, relative to the repository's root: rendered files name it as their source. */
  readonly source: string;
}

/**
 * What a person installs Argo CD with on a site of an environment without a cloud, where no Terraform does: the values of its charts, and the Secret by
 * which it knows its own cluster. The commands are in `COMMANDS.md`.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Clusters"; the charts' values.yaml.
 */
export class SiteArgoCd extends Construct {
  constructor(scope: Construct, id: string, { environment, name, site, source }: SiteArgoCdProps) {
    super(scope, id);
    const apps = `Helm and chart argocd-apps ${ARGO_CD_APPS_CHART_VERSION}`;
    const files: Readonly<Record<string, readonly [reader: string, content: () => object]>> = {
      values: [`Helm and chart argo-cd ${ARGO_CD_CHART_VERSION}`, () => argoCdValuesOnSite(environment, site)],
      cluster: ['kubectl', () => ownCluster(name, site)],
      projects: [apps, () => projectsValues(environment)],
      root: [apps, () => rootValues(environment)],
    };
    for (const [file, [reader, content]] of Object.entries(files)) {
      new OutputFile(this, file, {
        path: `${environment.name}/onprem/${name}/argo-cd/${file}.yaml`,
        source,
        reader,
        // Plain data, whose interfaces have no index signature.
        render: () => yamlText(content() as YamlObject),
      });
    }
    new OutputFile(this, 'default-project', {
      path: `${environment.name}/gitops/default-project.yaml`,
      source,
      reader: 'Argo CD',
      render: () => yamlDocuments([DEFAULT_PROJECT]),
    });
  }
}

/** It has no credential: Argo CD's own service account does. */
const ownCluster = (name: string, { workers }: SiteConfig) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: `cluster-${name}`,
    namespace: ARGO_CD_NAMESPACE,
    labels: {
      'argocd.argoproj.io/secret-type': 'cluster',
      site: name,
      role: 'hub',
      gpu: String(Object.values(workers).some(({ gpus }) => gpus !== undefined)),
    },
  },
  stringData: { name, server: HUB_SERVER, config: JSON.stringify({ tlsClientConfig: { insecure: false } }) },
});
