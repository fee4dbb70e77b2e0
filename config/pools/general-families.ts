import { architectureOf, type Architecture } from '../aws/instance-types';
import type { CloudConfig } from '../schema/environment';

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
