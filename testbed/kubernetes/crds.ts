import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { eventually } from '../../machine/eventually';
import { setting } from '../../machine/cache-folder';
import { messageOf, type Api } from './kubernetes-api';
import { objectsIn } from './yaml-objects';

/** Folder of CRDs, one folder below it for each project; absent where nobody has named one (`LANDBRIDGE_CRDS`). */
export const crdsFolder = (): string | undefined => setting('LANDBRIDGE_CRDS');

/** The CRDs of a project, none where the folder does not have it. */
export const crdsOf = (folder: string, project: string): KubernetesObject[] => {
  const from = join(folder, project);
  if (!existsSync(from)) return [];
  return readdirSync(from)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => objectsIn(join(from, name)))
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
};

interface Established extends KubernetesObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/**
 * Installs CRDs and waits until the server serves their kinds.
 *
 * @throws Error where one is refused
 */
export const installCrds = async (api: Api, crds: readonly KubernetesObject[]): Promise<void> => {
  await Promise.all(
    crds.map(async (crd) => {
      const name = crd.metadata?.name ?? '';
      const answer = await api.apply(crd);
      if (answer.status >= 300) throw new Error(`${name}: ${messageOf(answer)}`);
      return eventually(`${name} to be served`, async () => {
        const { status } = ((await api.read(crd)) ?? {}) as Established;
        return status?.conditions?.some((one) => one.type === 'Established' && one.status === 'True');
      });
    }),
  );
};
