import { describe, expect, it } from 'vitest';
import { at, gitopsTree, type Rendered } from '../../../support/gitops';

const tree = gitopsTree();
const applicationOf = ({ environment, cluster }: Rendered, app: string): Rendered | undefined =>
  tree.find(
    (each) =>
      each.kind === 'Application' &&
      each.environment === environment &&
      each.cluster === cluster &&
      at(each.body, 'metadata', 'labels', 'landbridge/app') === app,
  );
const waveOf = (application: Rendered | undefined): number =>
  Number(at(application?.body, 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave'));
const driversOf = (each: Rendered): unknown[] => {
  const values = at(applicationOf(each, 'ceph-csi-drivers')?.body, 'spec', 'sources', 0, 'helm', 'valuesObject');
  return Object.values<unknown>((at(values, 'drivers') as Readonly<Record<string, unknown>> | undefined) ?? {});
};

/** Storage classes whose volumes a driver of Ceph makes. */
const classes = tree.filter(
  ({ kind, body }) => kind === 'StorageClass' && String(at(body, 'provisioner')).endsWith('.csi.ceph.com'),
);

describe('the provisioner of a storage class of Ceph', () => {
  it.each(classes.map((each) => [`${each.cluster} ${each.name}`, each] as const))('%s has a driver', (_, each) => {
    const names = driversOf(each).map((driver) => at(driver, 'enabled') === true && at(driver, 'name'));

    expect(names).toContain(at(each.body, 'provisioner'));
  });

  it.each(classes.map((each) => [`${each.cluster} ${each.name}`, each] as const))(
    '%s is there after its operator, and before the disks and what claims them',
    (_, each) => {
      const [rook, drivers, ceph] = ['rook', 'ceph-csi-drivers', 'ceph'].map((app) => waveOf(applicationOf(each, app)));

      expect(rook).toBeLessThan(drivers ?? NaN);
      expect(drivers).toBeLessThan(ceph ?? NaN);
    },
  );

  it.each(classes.map((each) => [`${each.cluster} ${each.name}`, each] as const))(
    '%s mounts on hosts with GPUs too, by tolerations of its own: the chart sets empty ones over the defaults',
    (_, each) => {
      const enabled = driversOf(each).filter((driver) => at(driver, 'enabled') === true);

      expect(enabled).not.toEqual([]);
      for (const driver of enabled) expect(at(driver, 'nodePlugin', 'tolerations')).toEqual([{ operator: 'Exists' }]);
    },
  );
});
