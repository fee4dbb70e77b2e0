import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';

/**
 * Argo CD makes an AppProject `default` when it starts, in which everything is allowed. It cannot be removed, so it is emptied; the lists
 * are written out because a missing one would leave what is there.
 *
 * Source: Argo CD user guide, "Projects", "The Default Project".
 */
export const DEFAULT_PROJECT = {
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
