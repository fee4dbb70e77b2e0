import type { Construct } from 'constructs';
import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';
import { defaultProjectFile } from '../../config/layout';
import { OutputFile, type OutputFileProps } from '../output-file';
import { yamlDocuments } from '../../config/yaml/print-yaml';

/**
 * The AppProject `default` with empty lists. Argo CD makes it at its start, it allows everything, and it cannot be removed. The empty lists
 * are written out, because a missing list would leave the existing one as it is.
 *
 * Source: Argo CD user guide, "Projects", "The Default Project".
 */
const DEFAULT_PROJECT = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'default', namespace: ARGO_CD_NAMESPACE },
  spec: {
    description: 'Allows nothing. An Application says which project it is in.',
    sourceRepos: [],
    destinations: [],
    clusterResourceWhitelist: [],
    namespaceResourceWhitelist: [],
  },
};

/** The file with the emptied AppProject, among those that the root Application reads. */
export const defaultProject = (
  scope: Construct,
  { environment, source }: Pick<OutputFileProps, 'source'> & { readonly environment: { readonly name: string } },
): OutputFile =>
  new OutputFile(scope, 'default-project', {
    path: defaultProjectFile(environment),
    source,
    reader: 'Argo CD',
    render: () => yamlDocuments([DEFAULT_PROJECT]),
  });
