import { describe, expect, it } from 'vitest';
import { fitsNodes } from '../../../manifest-rules/fits-nodes';
import type { Content } from '../../../manifest-rules/given';
import { contentOfCluster } from '../../support/content';

const LABELS = { app: 'asked' };
const APART = {
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: LABELS } },
    ],
  },
};

/** A cluster that is given one Deployment, and a budget of its pods. */
const given = (cluster: string, replicas: number, minAvailable: number, affinity: object = {}): Content => {
  const objects = [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'asked', namespace: 'default' },
      spec: { replicas, template: { metadata: { labels: LABELS }, spec: { affinity, containers: [] } } },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'asked', namespace: 'default' },
      spec: { minAvailable, selector: { matchLabels: LABELS } },
    },
  ];
  return { ...contentOfCluster(cluster), given: objects.map((object) => ({ app: 'asked', wave: 0, object })) };
};

const found = (content: Content): string[] => fitsNodes(content).map(({ where, value }) => `${where}: ${value}`);

describe('replicas and disruption budgets', () => {
  it('given two replicas of which one may go, and two nodes: nothing is found', () => {
    expect(found(given('seoul', 2, 1, APART))).toEqual([]);
  });

  it('given a budget of every replica: it is named, for no node could be drained', () => {
    expect(found(given('cloud', 2, 2))).toEqual([
      'cloud, asked, PodDisruptionBudget asked: minAvailable 2 of 2 replicas of asked',
    ]);
  });

  it('given one node on which any pod can run: a budget is named', () => {
    expect(found(given('busan', 2, 1))).toEqual([
      'busan, asked, PodDisruptionBudget asked: minAvailable 1 of 2 replicas of asked',
    ]);
  });

  it('given more replicas that must be apart than nodes: they are named', () => {
    expect(found(given('busan', 3, 0, APART))).toEqual(['busan, asked, Deployment asked: 3 replicas']);
  });

  it('given the cloud: Karpenter adds a node for each', () => {
    expect(found(given('cloud', 30, 1, APART))).toEqual([]);
  });
});
