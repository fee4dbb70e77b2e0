import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { hasCloud } from '../../../config/kubernetes/clusters';
import { load } from '../../../synthesis/load';
import { projectsOf, rootOf } from '../../../testbed/argo-cd/bootstrap-objects';
import { committedTree } from '../../../testbed/argo-cd/local-tree';
import type { Programs } from '../../../testbed/components/go-pins';
import { goModule } from '../../../testbed/components/go-programs';
import { synthesizeInto } from '../../../testbed/emulators/workspace';
import { helmAt } from '../../../testbed/karpenter/helm-cli';
import { platformReleases } from '../../../testbed/karpenter/karpenter-releases';
import { objectsOf } from '../../../testbed/kubernetes/yaml-objects';
import { repositoryRoot } from '../../../machine/cache-folder';
import { readStack } from '../../../synthesis/stack-json';

/** An object, and where a person finds it. */
export interface Manifest {
  readonly from: string;
  readonly object: KubernetesObject;
  /** Namespace of a chart's release, for what names none. */
  readonly namespace?: string;
}

/** Everything that the environments put into clusters and that can be had here: the trees, what Terraform gives Argo CD, and Karpenter's charts. */
export const allManifests = async (folder: string, programs: Programs<'helm'>): Promise<Manifest[]> => {
  const charts = join(await goModule('karpenter'), 'charts');
  const helm = helmAt(programs.helm, '', folder);
  const { environments, faults } = await load(repositoryRoot);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`npm run check finds ${errors.length} faults; mend them first.`);
  const found: Manifest[] = [];
  for (const loaded of environments) {
    const { environment } = loaded;
    const { name } = environment;
    found.push(
      ...committedTree(name).flatMap(({ path, objects }) => objects.map((object) => ({ from: path, object }))),
    );
    if (!hasCloud(environment)) continue;
    const terraform = `${name}, from Terraform`;
    found.push(...[...projectsOf(environment), ...rootOf(environment)].map((object) => ({ from: terraform, object })));
    const workspace = synthesizeInto(join(folder, name), loaded);
    const stack = readStack(workspace.outdir, `${name}-platform`);
    for (const release of platformReleases(stack, workspace.folder(`${name}-platform`), charts).inOrder) {
      const from = `${name}, chart ${release.name}`;
      found.push(
        ...objectsOf(await helm.render(release)).map((object) => ({ from, object, namespace: release.namespace })),
      );
    }
  }
  return found;
};

/** What names an object in a message. */
export const called = ({ from, object }: Manifest): string =>
  `${object.kind ?? ''} ${object.metadata?.name ?? ''} (${from})`;
