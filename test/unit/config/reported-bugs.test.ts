import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../config/load/fault';
import { appsOn } from '../../../apps';
import { clustersOf } from '../../../config/kubernetes/clusters';
import { checked, hybrid, onpremOnly, pairOf, parsed, poolOf, siteOf, type Draft } from '../../support/drafts';
import { at } from '../../support/gitops';
import type { Reported } from './reported-bugs/reported';
import { reportedCloud } from './reported-bugs/reported-cloud';
import { reportedNames } from './reported-bugs/reported-names';
import { reportedPools } from './reported-bugs/reported-pools';
import { reportedWords } from './reported-bugs/reported-words';

const reported = [...reportedCloud, ...reportedPools, ...reportedNames, ...reportedWords];

const pathOf = ({ path }: Fault): string => path.join('.');

/** The faults of a reported input that stop it or, where it is only warned of, all of them. */
function faultsOf({ from, change, severity }: Reported): Fault[] {
  const draft = from();
  change(draft);
  return checked(draft).faults.filter((fault) => severity === 'warning' || fault.severity === 'error');
}

describe('check of a reported input', () => {
  it.each(reported.map((one) => [one.what, one.report, one] as const))('names %s (%s)', (_what, _report, one) => {
    const its = faultsOf(one).filter((fault) => pathOf(fault) === one.path);

    expect(its.map(({ severity }) => severity)).toEqual([one.severity ?? 'error']);
    for (const words of one.says) expect(its.map(({ rule, fix }) => `${rule}; ${fix}`).join()).toContain(words);
  });

  it.each(reported.map((one) => [one.what, one] as const))('blames nothing else for %s', (_what, one) => {
    const others = faultsOf(one).filter((fault) => pathOf(fault) !== one.path);
    const said = faultsOf(one).map(({ rule, fix }) => `${rule}; ${fix}`);

    // Tunnels are two of a pair, and each has its own fault.
    expect(others.map(pathOf).filter((path) => !path.includes('tunnelInsideCidrs'))).toEqual([]);
    expect(said.filter((text) => one.neverSays !== undefined && text.includes(one.neverSays))).toEqual([]);
  });
});

describe('a name that every JavaScript object has', () => {
  const errorsOf = (draft: Draft): string[] => checked(draft).faults.map(pathOf);

  it('is a worker like any other (s110)', () => {
    const draft = onpremOnly();
    siteOf(draft, 'busan').workers = { ...siteOf(draft, 'busan').workers, constructor: { address: '10.30.0.40' } };

    expect(errorsOf(draft)).toEqual([]);
  });

  it('is a pair, a prefix and a pool like any other', () => {
    const draft = hybrid();
    draft.storage = { constructor: { ...pairOf(draft), writers: { constructor: 'seoul' } } };
    Object.assign(draft.cloud ?? {}, { gpuPools: { constructor: { ...poolOf(draft), storage: 'constructor' } } });

    expect(errorsOf(draft)).toEqual([]);
  });

  it('is no pair where none has it', () => {
    const draft = hybrid();
    poolOf(draft).storage = 'constructor';

    expect(errorsOf(draft)).toEqual(['cloud.gpuPools.pipeline.storage']);
  });
});

it('a rack of control-plane hosts announces its addresses (metallb#2274)', () => {
  const draft = onpremOnly();
  siteOf(draft, 'busan').workers = {};
  const [cluster] = clustersOf(parsed(draft));
  const metallb = cluster && appsOn(cluster).find(({ app }) => app.name === 'metallb');

  expect(at(metallb?.values(), 'speaker', 'ignoreExcludeLB')).toBe(true);
});
