import { roomOf, sizeOf, type Room } from '../config/aws/node-room';
import type { CloudConfig } from '../config/schema/environment';
import type { SomeNodes } from '../config/cost/general-nodes';
import { GENERAL_VCPUS, generalFamilies } from '../config/pools/pool-nodes';
import { pack, roomBeside, sumOf, type PodRequest } from '../config/pools/packing';
import type { Content, Finding } from './given';
import { nodeKinds } from './node-kinds';
import { alwaysRunning } from './requests';

/** Sizes of ordinary types, of which a general node has one within `GENERAL_VCPUS`. */
const SIZES = ['medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'] as const;

/** What always runs, put on nodes. */
export interface Placed {
  /** What can run only on the system nodes, and does not fit. */
  readonly left: readonly PodRequest[];
  /** Ways to hold the rest on general nodes: so many of one type, by family and size. */
  readonly general: readonly SomeNodes[];
}

/**
 * Puts what always runs on nodes, as the scheduler and Karpenter would: on the system nodes what they hold, the rest on general ones.
 *
 * @returns undefined for a site, and for system nodes whose size is not in their type's name
 */
export const placeWhatAlwaysRuns = (content: Content): Placed | undefined => {
  const { cluster } = content;
  if (cluster.side !== 'cloud') return undefined;
  const { cloud } = cluster.environment;
  const [systemKind, generalKind] = nodeKinds(cluster);
  // The kubelet of a system node keeps memory for as many pods as its type has addresses; here for none, so that what is refused cannot fit.
  const [type = ''] = cloud.system.instanceTypes;
  const room = roomOf(type, 0);
  if (!room || !systemKind || !generalKind) return undefined;
  const running = alwaysRunning(content);
  const beside = roomBeside(room, running.onEach(systemKind));
  const { left } = pack(running.system, beside, cloud.system.count);
  const either = pack([...running.system, ...running.either], beside, cloud.system.count).left;
  const onGeneral = [...running.general, ...either.filter((pod) => running.either.includes(pod))];
  return { left, general: generalNodes(cloud, onGeneral, running.onEach(generalKind)) };
};

const generalNodes = (cloud: CloudConfig, pods: readonly PodRequest[], onEach: readonly Room[]): SomeNodes[] =>
  generalFamilies(cloud).flatMap((family) =>
    SIZES.flatMap((size) => {
      const type = `${family}.${size}`;
      const vcpus = sizeOf(type)?.vcpus ?? 0;
      const room = roomOf(type);
      if (!room || vcpus < GENERAL_VCPUS.least || vcpus > GENERAL_VCPUS.most) return [];
      const { nodes, left } = pack(pods, roomBeside(room, onEach));
      return left.length > 0 ? [] : [{ type, count: nodes }];
    }),
  );

const inWords = ({ milliCpus, mebibytes }: Room): string =>
  `${(milliCpus / 1000).toFixed(2)} vCPUs and ${(mebibytes / 1024).toFixed(1)} GiB`;

/**
 * What always runs fits the nodes: the system nodes hold what can run nowhere else, and the general pool may have as many vCPUs as the rest
 * needs.
 *
 * Source: Kubernetes, "Resource Management for Pods and Containers"; Karpenter 1.14, "NodePools", `spec.limits`.
 */
export const alwaysFits = (content: Content): Finding[] => {
  const placed = placeWhatAlwaysRuns(content);
  if (!placed || content.cluster.side !== 'cloud') return [];
  const { system, generalPool } = content.cluster.environment.cloud;
  const [type = ''] = system.instanceTypes;
  const vcpus = placed.general.map((nodes) => nodes.count * (sizeOf(nodes.type)?.vcpus ?? 0));
  const least = Math.min(...vcpus);
  return [
    ...(placed.left.length > 0
      ? [
          {
            where: 'cloud, system nodes',
            value: `${system.count} × ${type}`,
            rule: `the system nodes hold what runs nowhere else; no room is left for ${[...new Set(placed.left.map(({ name }) => name))].join(', ')}, which request ${inWords(sumOf(placed.left))}`,
            fix: 'name a larger type in cloud.system.instanceTypes, or raise cloud.system.count',
          },
        ]
      : []),
    ...(vcpus.length > 0 && least > generalPool.maxCpus
      ? [
          {
            where: 'cloud, general nodes',
            value: `maxCpus ${generalPool.maxCpus}`,
            rule: `the general pool holds what always runs, which needs nodes of ${least} vCPUs`,
            fix: `raise cloud.generalPool.maxCpus to ${least} or more`,
          },
        ]
      : []),
  ];
};
