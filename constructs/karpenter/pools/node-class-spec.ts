import { diskKeyArn, prefixed, type Named } from '../../../config/aws/names';
import { PODS_ON_A_NODE } from '../../../config/network/pod-room';
import type { CloudConfig } from '../../../config/schema/environment';
import { NODE_IMAGE } from '../../../config/versions';
import { discoveryTag } from '../../network/network-names';
import { karpenterNodeRoleName } from '../../../config/kubernetes/service-accounts';
import type { NodeClassManifest } from './node-class.generated';

export interface NodeClassSettings {
  readonly environment: Named & { readonly cloud: Pick<CloudConfig, 'diskKey'> };
  /** The pool's name, which its class has too. */
  readonly pool: string;
  /** Root disk in GiB. */
  readonly diskGiB: number;
  /** Capacity Reservations by id. */
  readonly capacityReservations?: readonly string[];
}

/**
 * How a pool's nodes are launched. They start from the pinned image with an encrypted gp3 root disk. Local disks are joined into one for
 * images and scratch data; instance types without local disks ignore this. IMDSv2 with one hop keeps pods from taking the node's role.
 *
 * Source: Karpenter 1.14, "NodeClasses"; EKS best practices guide, "Restrict access to the instance profile assigned to the worker node".
 */
export const nodeClassSpec = ({
  environment,
  pool,
  diskGiB,
  capacityReservations = [],
}: NodeClassSettings): NodeClassManifest['spec'] => ({
  amiSelectorTerms: [{ alias: NODE_IMAGE }],
  role: karpenterNodeRoleName(environment),
  subnetSelectorTerms: [{ tags: discoveryTag(environment) }],
  securityGroupSelectorTerms: [{ tags: discoveryTag(environment) }],
  ...(capacityReservations.length > 0 && {
    capacityReservationSelectorTerms: capacityReservations.map((id) => ({ id })),
  }),
  blockDeviceMappings: [
    {
      deviceName: '/dev/xvda',
      ebs: {
        volumeType: 'gp3',
        volumeSize: `${diskGiB}Gi`,
        encrypted: true,
        kmsKeyID: diskKeyArn(environment),
        deleteOnTermination: true,
      },
    },
  ],
  instanceStorePolicy: 'RAID0',
  metadataOptions: {
    httpEndpoint: 'enabled',
    httpProtocolIPv6: 'disabled',
    httpPutResponseHopLimit: 1,
    httpTokens: 'required',
  },
  // The subnets' size is checked against this number: config/network/pod-room.ts.
  kubelet: { maxPods: PODS_ON_A_NODE },
  tags: {
    Name: prefixed(environment, pool),
    'landbridge:environment': environment.name,
    'landbridge:pool': pool,
  },
});
