import { called, textAt, type Content, type Finding } from './given';

/** Drivers that mount by the kernel of the host. */
const BY_KERNEL = /\.(cephfs|rbd)\.csi\.ceph\.com$/;

/**
 * A host's kernel can read the keys of Ceph's volumes. From 20.2.4 on, Ceph makes keys of the type `aes256k`, which only Linux 7.0 knows: each
 * mount is refused.
 *
 * Source: Rook v1.20.6, "CephX Keys and Rotation", "CSI keys".
 */
export const cephKeys = (content: Content): Finding[] => {
  const mounts = content.given.some(
    ({ object }) => object.kind === 'StorageClass' && BY_KERNEL.test(textAt(object, 'provisioner') ?? ''),
  );
  if (!mounts) return [];
  return content.given
    .filter(({ object }) => object.kind === 'CephCluster')
    .flatMap((one) => {
      const type = textAt(one.object, 'spec', 'security', 'cephx', 'csi', 'keyType');
      if (type === 'aes') return [];
      const rule = 'the keys of volumes are of a type that every host’s kernel knows; aes256k needs Linux 7.0';
      const fix = 'write spec.security.cephx.csi.keyType: aes';
      return [{ where: called(content, one), value: `keyType ${type ?? 'of Ceph’s choice'}`, rule, fix }];
    });
};
