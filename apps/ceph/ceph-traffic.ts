import { GATEWAY_END, GATEWAYS } from '../traffic/object-store-calls';
import type { Answer, Call, PodTraffic } from '../traffic/pod-traffic';
import { CEPHFS_DRIVER, ROOK } from '../../helm-values/ceph-csi-drivers';

/** Port of a monitor in Ceph's second protocol (Rook v1.20.6, pkg/operator/ceph/cluster/mon/mon.go, DefaultMsgr2Port). */
const MONITOR_PORT = 3300;

/** First and last port of all other daemons (Ceph, "Network Configuration Reference", `ms_bind_port_min`, `ms_bind_port_max`). */
const DAEMON_PORTS = [6800, 7568] as const;

/** Labels that Rook gives a daemon's pods, which are its name too. */
const daemon = (kind: string) => ({ name: `rook-ceph-${kind}`, labels: { app: `rook-ceph-${kind}` } });

const to = (kind: string, port: number, why: string): Call => ({
  to: { kind: 'pods', namespace: ROOK, ...daemon(kind) },
  port,
  why,
});
const TO_MONITORS = to('mon', MONITOR_PORT, 'where everything is');
const TO_DISKS = DAEMON_PORTS.map((port) => to('osd', port, 'objects'));
const TO_SERVERS = DAEMON_PORTS.map((port) => to('mds', port, 'names of files'));

const fromHosts = (ports: readonly number[]): Answer[] =>
  ports.map((port) => ({ from: 'hosts', port, why: "a host's mount of Ceph's files" }));

/** The operator's pods: they ask the monitors, and make buckets and users at the gateways. */
export const ROOK_TRAFFIC: PodTraffic = {
  ...daemon('operator'),
  calls: [TO_MONITORS, { to: GATEWAY_END, port: GATEWAY_END.port, why: 'buckets and their users' }],
};

/** Ceph's daemons. All are in the pods' network; the hosts' kernels mount its files. */
export const CEPH_TRAFFIC: readonly PodTraffic[] = [
  { ...daemon('mon'), callsApi: false, calls: [TO_MONITORS], answers: fromHosts([MONITOR_PORT]) },
  { ...daemon('mgr'), calls: [TO_MONITORS, ...TO_DISKS] },
  { ...daemon('osd'), callsApi: false, calls: [TO_MONITORS, ...TO_DISKS], answers: fromHosts(DAEMON_PORTS) },
  { ...daemon('mds'), callsApi: false, calls: [TO_MONITORS, ...TO_DISKS], answers: fromHosts(DAEMON_PORTS) },
  { name: GATEWAY_END.name, labels: GATEWAYS, callsApi: false, calls: [TO_MONITORS, ...TO_DISKS] },
];

/**
 * The operator of the drivers, and the controller of the one that there is, which makes directories for claims. What mounts them is in the
 * hosts' network (ceph-csi-operator v1.0.4, internal/controller/driver_controller.go).
 */
export const DRIVERS_TRAFFIC: readonly PodTraffic[] = [
  { name: 'ceph-csi-controller-manager', labels: { 'app.kubernetes.io/name': 'ceph-csi' } },
  {
    name: `${CEPHFS_DRIVER}-ctrlplugin`,
    labels: { app: `${CEPHFS_DRIVER}-ctrlplugin` },
    calls: [TO_MONITORS, ...TO_DISKS, ...TO_SERVERS],
  },
];
