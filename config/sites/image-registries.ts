import { imagesInEcr } from '../aws/platform-image';
import { hasCloud, hasGpus, hasOwnArgoCd, type SiteCluster } from '../kubernetes/clusters';
import { hasStorage } from '../storage/object-store';

/** A registry, and where containerd asks for its images. */
export interface ImageRegistry {
  /** Its host in the names of images. */
  readonly name: string;
  /** Addresses that are asked, of which one must answer: its mirrors, or itself. */
  readonly ask: readonly string[];
}

/** Registries of Kubespray's own images, and of most charts (Kubespray v2.31.0, roles/kubespray_defaults/defaults/main/download.yml). */
const EVERYWHERE = ['ghcr.io', 'quay.io', 'registry.k8s.io'] as const;

/** Where containerd finds a registry that answers elsewhere (containerd 2, core/remotes/docker/registry.go, `DefaultHost`). */
const ANSWERS_AT: Readonly<Record<string, string>> = { 'docker.io': 'registry-1.docker.io' };

/**
 * The registries that a site's hosts pull images from, without the cloud's, which is an endpoint of AWS. A rule holds it to the images that
 * charts and manifests name.
 */
export function imageRegistries(cluster: SiteCluster): ImageRegistry[] {
  const { environment, site } = cluster;
  const { registry } = environment.release;
  const names = [
    ...EVERYWHERE,
    ...(hasStorage(site) ? ['docker.io'] : []), // Rook
    ...(hasGpus(cluster) ? ['nvcr.io'] : []),
    ...(hasCloud(environment) ? ['public.ecr.aws'] : []), // the helper that signs with a site's certificate
    ...(hasOwnArgoCd(cluster) ? ['ecr-public.aws.com'] : []), // Redis
    ...(registry === undefined || imagesInEcr(environment) ? [] : [registry.split('/', 1)[0] ?? registry]),
  ];
  return names.sort().map((name) => ({
    name,
    ask: site.registryMirrors[name] ?? [`https://${ANSWERS_AT[name] ?? name}`],
  }));
}
