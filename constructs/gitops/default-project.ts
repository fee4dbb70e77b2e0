import type { Construct } from 'constructs';
import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';
import { defaultProjectFile } from '../../config/layout';
import { OutputFile, type OutputFileProps } from '../output-file';
import { yamlDocuments } from './yaml-documents';

/**
 * Argo CD makes an AppProject `default` when it starts, in which everything is allowed. It cannot be removed, so it is emptied; the lists
 * are written out because a missing one would leave what is there.
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
