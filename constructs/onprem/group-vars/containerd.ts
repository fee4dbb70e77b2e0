import type { SiteConfig } from '../../../config/schema/environment';
import type { YamlObject } from '../../yaml-text';

/**
 * `all/containerd.yml`: CDI and NRI, by which the GPU operator hands GPUs to containers without editing containerd's configuration, which
 * Kubespray would write over at its next run (NVIDIA GPU operator, "Container Device Interface"); and the mirrors of registries.
 */
export const containerd = ({ registryMirrors }: SiteConfig): YamlObject => {
  const registries = Object.entries(registryMirrors).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    enable_cdi: true,
    nri_enabled: true,
    containerd_registries_mirrors:
      registries.length === 0
        ? undefined
        : registries.map(([prefix, hosts]) => ({
            prefix,
            mirrors: hosts.map((host) => ({ host, capabilities: ['pull', 'resolve'], skip_verify: false })),
          })),
  };
};
