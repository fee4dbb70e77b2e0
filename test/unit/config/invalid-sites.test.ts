import { describe, expect, it } from 'vitest';
import { checked, hybrid } from '../../support/drafts';
import { invalidSites } from '../../support/invalid-sites';
import { readInventory } from '../../support/kubespray-inventory';
import { synthesized } from '../../support/synthesized';

describe('a site', () => {
  it.each(invalidSites.map((one) => [one.name, one] as const))('is refused with %s', (_name, { mutate, path }) => {
    const draft = hybrid();
    mutate(draft);

    const refused = checked(draft).faults.filter(({ severity }) => severity === 'error');

    expect(refused.map((fault) => fault.path.join('.'))).toContain(path);
  });

  it.each(invalidSites.filter(({ unwritable }) => unwritable).map((one) => [one.name, one] as const))(
    'has no place to write %s: it is an unknown key or of another type',
    (_name, { mutate, path }) => {
      const draft = hybrid();
      mutate(draft);

      const fault = checked(draft).faults.find((one) => one.path.join('.') === path);

      expect(fault?.rule).toMatch(/^no such key here|an IPv4 address/);
    },
  );

  it.each(invalidSites.map((one) => [one.name, one] as const))(
    'shows upstream %s in an inventory that differs from ours',
    (_name, { inventory }) => {
      const ours = readInventory(synthesized().rendered, 'hybrid/onprem/seoul');
      const broken = structuredClone(ours);
      inventory(broken);

      expect(broken).not.toEqual(ours);
    },
  );

  it('is broken in the eighteen ways that Kubespray lets through, and in ten that it does not', () => {
    const ways = (upstream: string): number => invalidSites.filter((one) => one.upstream === upstream).length;

    expect([ways('accepted'), ways('refused')]).toEqual([18, 10]);
  });
});
