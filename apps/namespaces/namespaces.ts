import { defineApp, type PlatformApp } from '../define-app';
import { everywhere } from '../runs-on';
import { namespaceManifests } from './namespace';
import { PRIORITY_CLASSES } from './priority-classes';

/**
 * What bounds everything else, and may be changed by nothing that it bounds: namespaces with their Pod Security, network policies, quotas,
 * and who gives way to whom. A namespace is only where one of its apps is.
 *
 * @param apps all others
 */
export const namespacesOf = (apps: readonly PlatformApp[]): PlatformApp =>
  defineApp({
    name: 'namespaces',
    wave: -90,
    runsOn: everywhere,
    project: 'platform',
    namespace: 'default',
    files: 'namespace',
    manifests: (cluster) => {
      const definitions = apps.flatMap((app) => app.on(cluster)?.namespaces() ?? []);
      const byName = new Map(definitions.map((each) => [each.name, each]));
      return [...[...byName.values()].flatMap(namespaceManifests), ...PRIORITY_CLASSES];
    },
  });
