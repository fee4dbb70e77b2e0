import { Construct } from 'constructs';
import { clustersOf, type Cluster } from '../../config/kubernetes/clusters';
import { argoCdSecretsFile, gitopsFolder, rendered } from '../../config/layout';
import type { CloudEnvironment } from '../../config/schema/environment';
import { OutputFile } from '../output-file';
import { argoCdSecretsGuide } from './argo-cd-secrets-guide';
import { defaultProject } from './default-project';

export interface GitOpsFilesProps {
  readonly environment: CloudEnvironment;
  /** The environment's file, relative to the repository's root: rendered files name it as their source. */
  readonly source: string;
}

/** Rendered files for Argo CD, and the guide for the person who gives it its secrets. */
export class GitOpsFiles extends Construct {
  public readonly secretsGuide: OutputFile;
  public readonly readme: OutputFile;
  public readonly defaultProject: OutputFile;

  constructor(scope: Construct, id: string, { environment, source }: GitOpsFilesProps) {
    super(scope, id);
    this.secretsGuide = new OutputFile(this, 'secrets-guide', {
      path: argoCdSecretsFile(environment),
      source,
      comment: '<!--',
      render: () => argoCdSecretsGuide(environment),
    });
    this.readme = new OutputFile(this, 'readme', {
      path: `${gitopsFolder(environment)}/README.md`,
      source,
      comment: '<!--',
      render: () => readme(environment),
    });
    this.defaultProject = defaultProject(this, { environment, source });
  }
}

const row = ({ name }: Cluster): string => `| ${name} | \`${name}.yaml\` | \`${name}/*.yaml\` | \`${name}/<app>/\` |`;

const readme = (environment: CloudEnvironment): string => `
# What Argo CD reads for ${environment.name}

The Application \`root\` reads the YAML files in this folder at \`${environment.repository.revision}\` of ${environment.repository.url}. It does not read the folders below it.
The files are one Application a cluster, and \`default-project.yaml\`. That file makes Argo CD's own AppProject \`default\` allow nothing.

| cluster | its Application | the Applications of its apps | an app's own manifests |
| ------- | --------------- | ---------------------------- | ---------------------- |
${clustersOf(environment).map(row).join('\n')}

A change that is merged here reaches the clusters within minutes. \`npm run synth\` writes \`${rendered(gitopsFolder(environment))}\`.
`;
