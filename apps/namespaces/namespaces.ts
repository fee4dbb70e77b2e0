import { defineApp, type PlatformApp } from '../define-app';
import { everywhere } from '../runs-on';
import { namespaceManifests } from './namespace';
import { PRIORITY_CLASSES } from './priority-classes';

/**
 * The limits on all other apps, which those apps cannot change: namespaces with Pod Security, network policies and quotas, and priority
 * classes. A cluster has a namespace only if one of the apps that need it runs there.
 *
 * @param apps every other app
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
