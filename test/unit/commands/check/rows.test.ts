import { describe, expect, it } from '@jest/globals';
import { cloudFacts, zoneRows } from '../../../../commands/check/cloud';
import { installRows, siteRows } from '../../../../commands/check/sites';
import { cloudOf, FILE, hybrid, onpremOnly, parsed, siteOf } from '../../../support/drafts';
import { recordsOf } from '../../../support/records';

describe('cloudFacts', () => {
  it('says where state is kept', () => {
    const draft = { ...hybrid(), terraformState: 'local' as const };
    expect(cloudFacts(parsed(draft))[0]?.[1]).toMatch(/state in a local file$/);
  });

  it('leaves out a database that there is not', () => {
    const draft = hybrid();
    delete cloudOf(draft).database;
    expect(cloudFacts(parsed(draft)).map(([name]) => name)).toEqual(['cloud', 'network', 'system nodes']);
  });

  it('is empty without a cloud half', () => {
    expect(cloudFacts(parsed(onpremOnly()))).toEqual([]);
  });
});

describe('zoneRows', () => {
  it("has each zone's subnets", () => {
    expect(zoneRows(parsed(hybrid()))[1]).toEqual(['b', '10.0.64.0/18', '10.0.196.0/22', '10.0.225.0/24']);
  });
});

describe('siteRows', () => {
  it('counts hosts and GPUs', () => {
    expect(siteRows(parsed(hybrid()))[0]?.slice(0, 3)).toEqual(['seoul', '3 + 4', '16 × rtx-a6000']);
  });

  it('has GPUs of another model on a line of their own', () => {
    const draft = hybrid();
    siteOf(draft).workers = {
      ...siteOf(draft).workers,
      gpu9: { address: '10.20.0.29', gpus: { model: 'h100', count: 8 } },
    };
    expect(siteRows(parsed(draft))[0]?.[2]).toBe('16 × rtx-a6000\n8 × h100');
  });
});

describe('installRows', () => {
  it('has what Kubespray will make, and the first install where nothing runs yet', () => {
    expect(installRows({ file: FILE, environment: parsed(hybrid()) })).toEqual([
      ['seoul', 'Kubespray v2.31.0', 'calico, nftables', '10.20.0.10', '10.20.0.208/28', '4', 'OIDC', 'first install'],
    ]);
  });

  it('has what is to be done by the record, and nothing where all is done', () => {
    const sites = recordsOf(onpremOnly());
    const draft = onpremOnly();
    siteOf(draft, 'busan').workers = { ...siteOf(draft, 'busan').workers, cpu2: { address: '10.30.0.19' } };
    const now = (of: typeof draft): string | undefined =>
      installRows({ file: FILE, environment: parsed(of), applied: { sites } })[0]?.at(-1);

    expect([now(onpremOnly()), now(draft)]).toEqual(['–', '1 worker']);
  });
});
