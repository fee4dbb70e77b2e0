import { pending } from '../../../config/sites/site-record';
import { recorded, kubespray, ours, sh, type CommandsProps } from './kubespray-commands';

/** The hosts that are new by the record, or words in their stead. */
function added({ site, applied }: CommandsProps, kind: 'control-plane' | 'workers', words: string): string {
  const step = applied ? pending(site, applied).find((one) => one.kind === kind) : undefined;
  return step && 'hosts' in step ? step.hosts.join(',') : words;
}

/** Facts of all hosts, which a run with `--limit` takes from the cache. */
const FACTS = kubespray('playbooks/facts.yml');

/** Adding workers (Kubespray, "Adding/replacing a node"). */
export const addWorkers = (props: CommandsProps): string => {
  const hosts = added(props, 'workers', 'NAME');
  return `## Add workers

Add them to \`workers\` in \`${props.source}\`, run \`npm run synth\`, commit. \`scale.yml\` leaves the other hosts alone.

${sh(ours('precheck.yml', `--limit=${hosts}`), FACTS, kubespray('scale.yml', `--limit=${hosts}`))}

${recorded(props.environment.name, props.name)}`;
};

/** Adding hosts of the control plane, which are etcd's too (Kubespray, "Adding/replacing a node", "Adding an etcd node"). */
export const addControlPlane = (props: CommandsProps): string => {
  const { controlPlane } = props.site;
  const [first = ''] = Object.keys(controlPlane.hosts);
  const hosts = added(props, 'control-plane', 'NAME,NAME');
  const limited = ['--limit=etcd,kube_control_plane', '-e etcd_retries=10'];
  return `## Add to the control plane

By twos, and at the end of \`controlPlane.hosts\` in \`${props.source}\`: ${first} stays the first. \`scale.yml\` cannot do it. The second run tells every
API server of the new members of etcd.

${sh(
  ours('precheck.yml', `--limit=${hosts}`),
  FACTS,
  kubespray('cluster.yml', ...limited),
  kubespray('upgrade-cluster.yml', ...limited),
)}

${recorded(props.environment.name, props.name)}`;
};

/** Removing hosts (Kubespray, "Adding/replacing a node"). */
export const removeHosts = (props: CommandsProps): string => {
  const [first = '', ...others] = Object.keys(props.site.controlPlane.hosts);
  const rotated = [...others, first].join(', ');
  const control =
    others.length === 0
      ? `${first} is the only host of the control plane and cannot be removed.`
      : `Of the control plane, a broken host is replaced by a machine of the same name and address: \`remove-node.yml\`, then

${sh(FACTS, kubespray('cluster.yml', '--limit=etcd,kube_control_plane', '-e etcd_retries=10'))}

${first} is the first and goes in two steps: write \`${rotated}\` in that order, synth, run \`upgrade-cluster.yml\`, record; after that it is a host like the others.
Then edit the \`server\` in \`kubectl -n kube-public edit configmap cluster-info\` if it names ${first}.`;
  return `## Remove a host

While the inventory still has it. Take it out of \`${props.source}\` afterwards, synth, and commit.

${sh(kubespray('remove-node.yml', '-e node=NAME'))}

If the host does not answer any more, add \`-e reset_nodes=false -e allow_ungraceful_removal=true\`. The last step is the record again:

${recorded(props.environment.name, props.name)}

${control}`;
};
