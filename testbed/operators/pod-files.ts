import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { V1Pod, V1VolumeMount } from '@kubernetes/client-node';
import { NotReady } from '../kubelet/environment';
import { filesOf, type VolumeSources } from '../kubelet/volumes';

const write = (path: string, text: string): void => {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o644);
};

/**
 * Writes what a container's volumes hold into its root folder, where it mounts them. Made again and again, this renews
 * them, as the kubelet does.
 *
 * @throws NotReady where something that a volume needs is not there
 */
export const writeVolumes = async (
  pod: V1Pod,
  mounts: readonly V1VolumeMount[],
  root: string,
  sources: VolumeSources,
): Promise<void> => {
  for (const { name, mountPath, subPath } of mounts) {
    const volume = pod.spec?.volumes?.find((one) => one.name === name);
    if (!volume) throw new Error(`${pod.metadata?.name ?? ''} mounts ${name}, which it does not have`);
    const files = (await filesOf(volume, pod, sources)) ?? {};
    const target = join(root, mountPath);
    if (subPath === undefined) {
      mkdirSync(target, { recursive: true });
      for (const [path, text] of Object.entries(files)) write(join(target, path), text);
      continue;
    }
    const text = files[subPath];
    if (text === undefined) throw new NotReady(`volume ${name} has no ${subPath}`);
    write(target, text);
  }
};
