import { describe, expect, it } from 'vitest';
import { clusterParts, together } from '../../../../commands/check/cluster-parts';
import { partsOfEnvironment } from '../../../../config/cost/parts-of-environment';
import { composedAlone } from '../../../../synthesis/composed';
import { cloudOf, FILE, hybrid, onpremOnly, parsed, type Draft } from '../../../support/drafts';

function partsOf(draft: Draft) {
  const result = composedAlone({ file: FILE, environment: parsed(draft) });
  if (!('composed' in result)) throw new Error(JSON.stringify(result.faults));
  return clusterParts(result.composed);
}

describe('what the cluster brings', () => {
  it('given a front end in a public zone, then a load balancer with an address in each zone is paid for', () => {
    expect(partsOf(hybrid())).toMatchObject({ loadBalancers: 1, addresses: 3, secrets: 1 });
  });

  it('given no zone, then there is none', () => {
    const draft = hybrid();
    Reflect.deleteProperty(cloudOf(draft), 'dnsZone');

    expect(partsOf(draft)).toMatchObject({ loadBalancers: 0, addresses: 0 });
  });

  it('given what always runs, then the general nodes that hold it are paid for', () => {
    expect(partsOf(hybrid()).machines).toEqual([
      { what: 'General nodes', types: ['m6g.large'], count: 2, diskGiB: 80, spot: false, managed: false },
    ]);
  });

  it('given no cloud, then it brings nothing', () => {
    expect(partsOf(onpremOnly())).toMatchObject({ machines: [], loadBalancers: 0 });
  });
});

it('the floor has what the stacks make and what the cluster brings', () => {
  const parts = partsOfEnvironment(parsed(hybrid()));
  if (!parts) throw new Error('hybrid has a cloud');

  const all = together(parts, partsOf(hybrid()));

  expect(all).toMatchObject({ addresses: 4, loadBalancers: 1, secrets: 3 });
  expect(all.machines.map(({ what }) => what)).toEqual(['System nodes', 'General nodes']);
});
