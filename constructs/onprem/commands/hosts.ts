import { pending } from '../../../config/sites/site-record';
import { CEPH_COPIES, hasStorage, storageHosts } from '../../../config/storage/object-store';
import { isBoth } from '../../../config/sites/site-plan';
import { recorded, kubespray, ours, sh, type CommandsProps } from './kubespray-commands';

/** The hosts that the record does not have yet, or a placeholder. */
function added(
  { site, applied }: CommandsProps,
  kind: 'control-plane' | 'workers' | 'work-too',
  words: string,
): string {
  const step = applied ? pending(site, applied).find((one) => one.kind === kind) : undefined;
  return step && 'hosts' in step ? step.hosts.join(',') : words;
}

/** Gathers facts of all hosts. A run with `--limit` reads the others' facts from the cache. */
const FACTS = kubespray('playbooks/facts.yml');

/** Adding workers (Kubespray, "Adding/replacing a node"). */
export const addWorkers = (props: CommandsProps): string => {
  const hosts = added(props, 'workers', 'NAME');
  return `## Add workers

Add them to \`workers\` in \`${props.source}\`, run \`npm run synth\`, and commit. \`scale.yml\` does not change the other hosts.

${sh(ours('precheck.yml', `--limit=${hosts}`), FACTS, kubespray('scale.yml', `--limit=${hosts}`))}

${recorded(props.environment.name, props.name)}`;
};

/** Adding hosts of the control plane, which run etcd too (Kubespray, "Adding/replacing a node", "Adding an etcd node"). */
export const addControlPlane = (props: CommandsProps): string => {
  const { controlPlane } = props.site;
  const [first = ''] = Object.keys(controlPlane.hosts);
  const hosts = added(props, 'control-plane', 'NAME,NAME');
  const limited = ['--limit=etcd,kube_control_plane', '-e etcd_retries=10'];
  return `## Add to the control plane

Add two hosts at a time, at the end of \`controlPlane.hosts\` in \`${props.source}\`: ${first} stays the first. \`scale.yml\` cannot add them, so run
\`cluster.yml\`. Then \`upgrade-cluster.yml\` tells every API server of the new members of etcd.

${sh(
  ours('precheck.yml', `--limit=${hosts}`),
  FACTS,
  kubespray('cluster.yml', ...limited),
  kubespray('upgrade-cluster.yml', ...limited),
)}

${recorded(props.environment.name, props.name)}`;
};

/** Hosts of the control plane that are to run pods: only where the file says so, for there is no way back. */
export const workToo = (props: CommandsProps): string[] => {
  const { site } = props;
  const both = Object.keys(site.workers).filter((host) => isBoth(site, host));
  if (both.length === 0) return [];
  const hosts = added(props, 'work-too', 'NAME');
  return [
    `## Let the control plane run pods

A host of the control plane that \`workers\` names too runs pods. Kubespray takes its taint away. Nothing gives the taint back: to end it, remove the host and add it anew.

${sh(ours('precheck.yml', `--limit=${hosts}`, '-e landbridge_precheck_running=true'), FACTS, kubespray('cluster.yml', '--limit=etcd,kube_control_plane'))}

${recorded(props.environment.name, props.name)}`,
  ];
};

/**
 * What comes before a host with disks of the store is removed; empty without a store. Rook's page has the operator stopped meanwhile, but its
 * plug-in purges inside of the operator's pod (kubectl-rook-ceph, cmd/commands/rook.go), and Argo CD would start it again. Rook updates no OSD
 * of a host that the cluster does not name any more (Rook v1.20.6, pkg/operator/ceph/cluster/osd/update.go; "Ceph OSD Management", "Remove an
 * OSD").
 */
const storageHost = ({ site, source }: CommandsProps): string => {
  if (!hasStorage(site)) return '';
  const hosts = storageHosts(site);
  const room =
    hosts.length > CEPH_COPIES
      ? ''
      : `Only ${hosts.length} hosts have disks, and each object is kept on ${CEPH_COPIES}: add another such host first, and wait until it has its share. `;
  return `A host with \`dataDisks\` (${hosts.join(', ')}) holds copies of data. ${room}Move them away before you remove it, one host at a time. You need Rook's plug-in: \`kubectl krew install rook-ceph\`.

${sh(
  'kubectl -n rook-ceph get pods -l app=rook-ceph-osd --field-selector=spec.nodeName=NAME -L ceph-osd-id',
  'kubectl rook-ceph ceph osd out ID',
  'until kubectl rook-ceph ceph osd safe-to-destroy ID; do sleep 60; done',
)}

Take its \`dataDisks\` out of \`${source}\`, synth, merge, and wait until the Application of Ceph is synced: from then on Rook leaves these OSDs alone. Rook's operator does the purge, so it keeps running.
Stop each OSD, and purge it:

${sh(
  'kubectl -n rook-ceph scale deployment rook-ceph-osd-ID --replicas=0',
  'kubectl rook-ceph ceph osd down osd.ID',
  'kubectl rook-ceph rook purge-osd ID',
  'kubectl rook-ceph ceph osd tree',
)}

The purge also ends well where the OSD was still up, and then purges nothing: repeat it until the tree lacks the ID. For a host that is lost for good, do not wait until its OSDs can be destroyed: purge them with \`--force\`, and let
Ceph make the third copies before anything else is taken away.

`;
};

/** Removing hosts (Kubespray, "Adding/replacing a node"). */
export const removeHosts = (props: CommandsProps): string => {
  const [first = '', ...others] = Object.keys(props.site.controlPlane.hosts);
  const rotated = [...others, first].join(', ');
  const control =
    others.length === 0
      ? `${first} is the only host of the control plane and cannot be removed.`
      : `To replace a broken host of the control plane, give a new machine the same name and address. Run \`remove-node.yml\`, then

${sh(FACTS, kubespray('cluster.yml', '--limit=etcd,kube_control_plane', '-e etcd_retries=10'))}

${first} is the first host, so it is removed in two steps. First write \`${rotated}\` in that order, synth, run \`upgrade-cluster.yml\`, and record. Then remove it like any other host.
Afterwards edit the \`server\` in \`kubectl -n kube-public edit configmap cluster-info\` if it names ${first}.`;
  return `## Remove a host

${storageHost(props)}Run this while the inventory still has the host. Afterwards remove it from \`${props.source}\`, synth, and commit.

${sh(kubespray('remove-node.yml', '-e node=NAME'))}

If the host no longer answers, add \`-e reset_nodes=false -e allow_ungraceful_removal=true\`. Then record what runs:

${recorded(props.environment.name, props.name)}

${control}`;
};
