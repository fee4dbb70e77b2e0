import type { Cluster } from '../../config/kubernetes/clusters';
import type { ServiceEnd } from '../../config/network/flows/flow';
import { ROOK } from '../../helm-values/ceph-csi-drivers';
import { asRole, type Call } from './pod-traffic';

/** Labels of Ceph's gateways. */
export const GATEWAYS = { app: 'rook-ceph-rgw' } as const;

const NAME = 'rook-ceph-rgw-objects';

/** Ceph's gateways. Their Service's port is their own (Rook v1.20.6, pkg/operator/ceph/object/spec.go, generateService). */
export const GATEWAY_END: ServiceEnd = {
  kind: 'service',
  name: NAME,
  pods: { kind: 'pods', namespace: ROOK, name: NAME, labels: GATEWAYS },
  selector: GATEWAYS,
  port: 443,
};

/** Calls to the cluster's object store: S3 with the pod's role in the cloud, Ceph's gateways on a site. */
export const objectStoreCalls = ({ side }: Cluster): Call[] =>
  side === 'cloud' ? asRole('objects in S3') : [{ to: GATEWAY_END, port: GATEWAY_END.port, why: 'objects in Ceph' }];
