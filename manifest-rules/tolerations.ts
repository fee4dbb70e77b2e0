import type { Taint } from '../config/kubernetes/labels-and-taints';
import { called, type Content, type Finding } from './given';
import { nodeKinds, type NodeKind } from './node-kinds';
import { placedPods, refusedBy, selectsKind, type PlacedPods } from './placement';

const taintText = ({ key, value, effect }: Taint): string =>
  `${key}${value === undefined ? '' : `=${value}`}:${effect}`;

const taintsText = (taints: readonly Taint[]): string => taints.map(taintText).join(', ');

const where = (content: Content, { by, part }: PlacedPods): string =>
  `${called(content, by)}${part === undefined ? '' : ` (${part})`}`;

/** Pods that run once on some node find one. */
const some = (content: Content, pods: PlacedPods, selected: readonly NodeKind[]): Finding[] => {
  if (selected.some((kind) => refusedBy(pods, kind).length === 0)) return [];
  if (selected.length === 0) {
    const wanted = [
      ...Object.entries(pods.nodeSelector).map(([key, value]) => `${key}=${value}`),
      ...(pods.gpus ? ['GPUs'] : []),
    ];
    const value = wanted.length > 0 ? wanted.join(', ') : 'its required node affinity';
    const fix = 'select labels that a kind of nodes has';
    return [{ where: where(content, pods), value, rule: 'pods select nodes that the cluster has', fix }];
  }
  return selected.map((kind) => ({
    where: where(content, pods),
    value: `${kind.what}, with ${taintsText(refusedBy(pods, kind))}`,
    rule: 'pods tolerate the taints of some kind of nodes that they select, or they wait for ever',
    fix: `tolerate ${taintsText(refusedBy(pods, kind))}`,
  }));
};

/** Pods of which each node has one are on every node that they select. */
const every = (content: Content, pods: PlacedPods, selected: readonly NodeKind[]): Finding[] =>
  selected.flatMap((kind) => {
    const refused = refusedBy(pods, kind);
    if (refused.length === 0) return [];
    return [
      {
        where: where(content, pods),
        value: `${kind.what}, with ${taintsText(refused)}`,
        rule: 'what runs on every node tolerates the taints of each kind that it selects',
        fix: `tolerate ${taintsText(refused)}, or select other nodes`,
      },
    ];
  });

/**
 * Tolerations fit taints, and selectors labels: a pod of a Deployment, a Job or a step finds a kind of nodes, and a DaemonSet misses none.
 * Pods that operators make from their own kinds are judged too. The scheduler says nothing of a DaemonSet that lacks a toleration, and an
 * Application with such a one is healthy.
 *
 * Source: Kubernetes, "Taints and Tolerations"; "Assigning Pods to Nodes".
 */
export const tolerationsFit = (content: Content): Finding[] => {
  const kinds = nodeKinds(content.cluster);
  return placedPods(content).flatMap((pods) => {
    const selected = kinds.filter((kind) => selectsKind(pods, kind));
    return pods.everyNode ? every(content, pods, selected) : some(content, pods, selected);
  });
};
