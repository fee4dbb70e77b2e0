import { defineApp, type PlatformApp } from '../define-app';
import { everywhere } from '../runs-on';
import { namespaceManifests, type NamespaceDefinition } from './namespace';
import type { ManifestOf } from '../manifest';

type PriorityClass = ManifestOf<
  'scheduling.k8s.io/v1',
  'PriorityClass',
  {
    readonly value: number;
    readonly description: string;
    readonly globalDefault: boolean;
    readonly preemptionPolicy: 'PreemptLowerPriority' | 'Never';
  }
>;

const priorityClass = (
  name: string,
  value: number,
  description: string,
  preemptionPolicy: PriorityClass['preemptionPolicy'] = 'PreemptLowerPriority',
): PriorityClass => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
  description,
  globalDefault: false,
  preemptionPolicy,
});

/** Which pods give way to which when a node is full. */
export const PRIORITY_CLASSES: readonly PriorityClass[] = [
  priorityClass('batch', 1000, 'Jobs of the pipeline. They wait for room, and make none by ending others.', 'Never'),
  priorityClass('platform', 1_000_000, 'Operators, without which nothing else is kept running.'),
  priorityClass('service', 100_000, 'Programs for which people wait: front end and back end.'),
];

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
      return [...oncePerName(definitions).flatMap(namespaceManifests), ...PRIORITY_CLASSES];
    },
  });

/**
 * Each namespace once.
 *
 * @throws Error if two apps define a namespace of one name differently: one of them would lose its limits or its allow rules
 */
function oncePerName(definitions: readonly NamespaceDefinition[]): NamespaceDefinition[] {
  const byName = new Map<string, NamespaceDefinition>();
  for (const definition of definitions) {
    const first = byName.get(definition.name) ?? definition;
    if (JSON.stringify(first) !== JSON.stringify(definition)) {
      throw new Error(`Two apps define the namespace ${definition.name} differently; let them share one definition.`);
    }
    byName.set(definition.name, first);
  }
  return [...byName.values()];
}
