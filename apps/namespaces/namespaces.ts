import type { App } from '../define-app';
import { namespaceManifests } from './namespace';
import { PRIORITY_CLASSES } from './priority-classes';
import { NAMESPACES } from './table';
import { runs } from '../runs-on';

/**
 * What bounds everything else, and may be changed by nothing that it bounds: namespaces with their Pod Security, network policies, quotas,
 * and who gives way to whom. A namespace is only where its app is.
 */
export const namespaces: App = {
  name: 'namespaces',
  project: 'platform',
  namespace: 'default',
  files: 'namespace',
  manifests: (cluster) => [
    ...NAMESPACES.filter(({ of }) => runs(of, cluster)).flatMap(({ name, definition }) =>
      namespaceManifests({ name, ...definition(cluster) }),
    ),
    ...PRIORITY_CLASSES,
  ],
};
