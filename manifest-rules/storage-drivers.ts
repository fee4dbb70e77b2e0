import { called, textAt, type Content, type Finding } from './given';

/** Provisioners that no Driver object makes: add-ons of EKS, and Rook itself. */
const OTHERS = /\.aws\.com$|\.ceph\.rook\.io\/bucket$/;

/**
 * Each StorageClass has a CSI driver: without one every claim of it stays Pending, and no error says why. Ceph's drivers run only where a
 * `Driver` of their name is.
 *
 * Source: Rook v1.20, "Ceph CSI Drivers"; ceph-csi-operator, "Driver".
 */
export const storageDrivers = (content: Content): Finding[] => {
  const drivers = new Set(
    content.given
      .filter(({ object }) => object.kind === 'Driver' && object.apiVersion.startsWith('csi.ceph.io/'))
      .map(({ object }) => object.metadata.name),
  );
  return content.given
    .filter(({ object }) => object.kind === 'StorageClass')
    .flatMap((one) => {
      const provisioner = textAt(one.object, 'provisioner') ?? '';
      if (OTHERS.test(provisioner) || drivers.has(provisioner)) return [];
      const rule = 'each StorageClass has a CSI driver, without which its claims wait for ever';
      const fix = `install a Driver called ${provisioner}`;
      return [{ where: called(content, one), value: provisioner, rule, fix }];
    });
};
