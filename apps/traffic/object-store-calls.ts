import type { Cluster } from '../../config/kubernetes/clusters';
import type { PodEnd } from '../../config/network/flows/flow';
import { ROOK } from '../ceph/ceph-placement';
import { asRole, type Call } from './pod-traffic';

/**
 * Ceph's gateways. Their Service's port is their own (Rook v1.20.6, pkg/operator/ceph/object/spec.go, generateService).
 */
export const GATEWAYS = { app: 'rook-ceph-rgw' } as const;
const PORT = 443;

const gateways: PodEnd = { kind: 'pods', namespace: ROOK, name: 'rook-ceph-rgw-objects', labels: GATEWAYS };

/** Calls to the cluster's object store: S3 with the pod's role in the cloud, Ceph's gateways on a site. */
export const objectStoreCalls = ({ side }: Cluster): Call[] =>
  side === 'cloud'
    ? asRole('objects in S3')
    : [
        {
          to: { kind: 'service', name: 'rook-ceph-rgw-objects', pods: gateways, selector: GATEWAYS, port: PORT },
          port: PORT,
          why: 'objects in Ceph',
        },
      ];
