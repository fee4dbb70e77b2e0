import { architectureOf, type Architecture } from '../aws/instance-types';
import type { CloudConfig } from '../schema/environment';

/** Name of the pool of ordinary nodes, in Kubernetes and in the label of its nodes. */
export const GENERAL_POOL = 'general';

/**
 * vCPUs of one general node. What runs on every node would take most of a smaller one; with a larger one, losing a node loses much.
 */
export const GENERAL_VCPUS = { least: 2, most: 16 } as const;

/** Ordinary families of the last two generations that nearly every region has: balanced, for computing, for memory. */
const FAMILIES: Readonly<Record<Architecture, readonly string[]>> = {
  arm64: ['m7g', 'c7g', 'r7g', 'm6g', 'c6g', 'r6g'],
  amd64: ['m7i', 'c7i', 'r7i', 'm6i', 'c6i', 'r6i'],
};

/**
 * Families of the general pool: those it names, or current ones of the system nodes' architecture, so that an image built for one
 * runs on the other.
 */
export const generalFamilies = ({ generalPool, system }: Pick<CloudConfig, 'generalPool' | 'system'>): string[] => [
  ...(generalPool.families ?? FAMILIES[architectureOf(system.instanceTypes[0] ?? '')]),
];
