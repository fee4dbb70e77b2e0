import { describe, expect, it } from 'vitest';
import { pending, recordOf, kubernetesPath } from '../../../../config/sites/site-record';
import type { SiteConfig } from '../../../../config/schema/environment';
import { hybrid, parsed, siteOf, type Draft } from '../../../support/drafts';
import { RECORDED_AT } from '../../../support/records';

/** `seoul` after an edit, if any. */
function seoul(change: (draft: Draft) => void = () => undefined): SiteConfig {
  const draft = hybrid();
  change(draft);
  const { seoul: site } = parsed(draft).sites;
  if (!site) throw new Error('the draft has no seoul');
  return site;
}

describe('pending', () => {
  it('begins with the first install where nothing was recorded', () => {
    expect(pending(seoul(), undefined)).toEqual([{ kind: 'first-install' }]);
  });

  it('is nothing for a site that runs as it is written', () => {
    expect(pending(seoul(), recordOf(seoul(), RECORDED_AT))).toEqual([]);
  });

  it('has new hosts before the upgrade of all', () => {
    const ran = { ...recordOf(seoul(), RECORDED_AT), kubernetesVersion: '1.34.2' };
    const wanted = seoul((draft) => {
      Object.assign(siteOf(draft).controlPlane.hosts, { cp4: '10.20.0.14', cp5: '10.20.0.15' });
      siteOf(draft).workers = { ...siteOf(draft).workers, cpu1: { address: '10.20.0.31' } };
    });

    expect(pending(wanted, ran)).toEqual([
      { kind: 'control-plane', hosts: ['cp4', 'cp5'] },
      { kind: 'workers', hosts: ['cpu1'] },
      { kind: 'upgrade', from: '1.34.2', path: ['1.35.4'] },
    ]);
  });
});

describe('a host of the control plane that becomes a worker too', () => {
  const both = (): SiteConfig =>
    seoul((draft) => (siteOf(draft).workers = { ...siteOf(draft).workers, cp1: { address: '10.20.0.11' } }));

  it('is pending, since Kubespray has to take its taint', () => {
    expect(pending(both(), recordOf(seoul(), RECORDED_AT))).toEqual([{ kind: 'work-too', hosts: ['cp1'] }]);
  });

  it('is recorded once, as both', () => {
    const hosts = recordOf(both(), RECORDED_AT).hosts.filter(({ name }) => name === 'cp1');

    expect(hosts).toEqual([{ name: 'cp1', address: '10.20.0.11', role: 'both' }]);
  });
});

describe('recordOf', () => {
  it('lists the control plane in its order and the workers by name', () => {
    const site = seoul((draft) => {
      siteOf(draft).controlPlane.hosts = { main: '10.20.0.13', cp1: '10.20.0.11', cp2: '10.20.0.12' };
      siteOf(draft).workers = { b: { address: '10.20.0.32' }, a: { address: '10.20.0.31' } };
    });

    expect(recordOf(site, RECORDED_AT).hosts.map(({ name, role }) => [name, role])).toEqual([
      ['main', 'control-plane'],
      ['cp1', 'control-plane'],
      ['cp2', 'control-plane'],
      ['a', 'worker'],
      ['b', 'worker'],
    ]);
  });
});

describe('kubernetesPath', () => {
  it.each([
    ['1.35.4', '1.35.4', []],
    ['1.35.0', '1.35.4', ['1.35.4']],
    ['1.34.2', '1.35.4', ['1.35.4']],
    ['1.33.4', '1.35.4', ['1.34.7', '1.35.4']],
    ['1.35.10', '1.35.9', []],
    ['1.35.4', '1.34.7', []],
  ])('from %s to %s goes through %j', (from, to, path) => {
    expect(kubernetesPath(from, to)).toEqual(path);
  });
});
