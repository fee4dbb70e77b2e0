import { describe, expect, it } from 'vitest';
import { appsOn } from '../../../apps';
import { ADD_ON_REQUESTS } from '../../../config/aws/add-on-requests';
import { clustersOf } from '../../../config/kubernetes/clusters';
import { ADD_ONS } from '../../../constructs/cluster/add-on-table';
import { contentByFacts } from '../../../manifest-rules';
import { alwaysFits, placeWhatAlwaysRuns } from '../../../manifest-rules/always-fits';
import type { Content } from '../../../manifest-rules/given';
import { requestOf } from '../../../manifest-rules/requests';
import { cloudOf, hybrid, parsed, type Draft } from '../../support/drafts';

/** What the cloud of `hybrid` is given after a change. */
function cloudWith(change: (draft: Draft) => void): Content {
  const draft = hybrid();
  change(draft);
  const [cluster] = clustersOf(parsed(draft));
  if (!cluster) throw new Error('hybrid has a cloud');
  return contentByFacts(cluster, appsOn(cluster));
}

const found = (content: Content): string[] =>
  alwaysFits(content).map(({ where, value, rule }) => `${where}: ${value}; ${rule}`);

describe('the system nodes', () => {
  it('given two m7g.large, then they hold Karpenter and Argo CD', () => {
    expect(found(cloudWith(() => undefined))).toEqual([]);
  });

  it('given two c7g.medium, then what does not fit is named', () => {
    const content = cloudWith((draft) => (cloudOf(draft).system.instanceTypes = ['c7g.medium']));

    expect(found(content)).toEqual([
      expect.stringMatching(
        /^cloud, system nodes: 2 × c7g\.medium; .* no room is left for argocd-\S.* which request [\d.]+ vCPUs and [\d.]+ GiB$/,
      ) as string,
    ]);
  });

  it('given a type whose size its name does not tell, then nothing is said', () => {
    expect(found(cloudWith((draft) => (cloudOf(draft).system.instanceTypes = ['x2gd.large'])))).toEqual([]);
  });
});

describe('the general pool', () => {
  it('given a limit below what always runs, then it is named with what it needs', () => {
    const content = cloudWith((draft) => (cloudOf(draft).generalPool = { maxCpus: 3, families: ['m7g'] }));

    expect(found(content)).toEqual([
      'cloud, general nodes: maxCpus 3; the general pool holds what always runs, which needs nodes of 4 vCPUs',
    ]);
  });

  it('given what always runs, then it takes two m7g.large', () => {
    const placed = placeWhatAlwaysRuns(cloudWith(() => undefined));

    expect(placed?.general).toContainEqual({ type: 'm7g.large', count: 2 });
  });

  it('given one program less, then it takes less', () => {
    const content = cloudWith(() => undefined);
    const given = content.given.filter(({ app }) => app !== 'kueue');

    expect(placeWhatAlwaysRuns({ ...content, given })?.general).toContainEqual({ type: 'm7g.large', count: 1 });
  });
});

describe('requestOf', () => {
  const container = (cpu: string, memory: string) => ({ resources: { requests: { cpu, memory } } });

  it('given containers, then they are summed', () => {
    const pod = { containers: [container('100m', '128Mi'), container('1', '1Gi'), {}] };

    expect(requestOf(pod)).toEqual({ milliCpus: 1100, mebibytes: 1152 });
  });

  it('given a larger init container, then the pod needs as much', () => {
    const pod = { containers: [container('100m', '128Mi')], initContainers: [container('50m', '2Gi')] };

    expect(requestOf(pod)).toEqual({ milliCpus: 100, mebibytes: 2048 });
  });

  it('given what is no quantity, then it says so', () => {
    expect(() => requestOf({ containers: [container('much', '1Gi')] })).toThrow('much is no quantity');
  });
});

it('every add-on of EKS says what it requests', () => {
  expect(Object.keys(ADD_ON_REQUESTS).sort()).toEqual(ADD_ONS.map(({ name }) => name).sort());
});
