import { pending } from '../../../config/sites/site-record';
import { KUBESPRAY_VERSION } from '../../../config/versions';
import { recorded } from './first-install';
import { kubespray, ours, sh, type CommandsProps } from './props';

/** Going up (Kubespray, "Upgrading Kubernetes in Kubespray", "Graceful upgrade"). */
export const upgrade = (props: CommandsProps): string => {
  const { environment, name, site, source, applied } = props;
  const step = applied ? pending(site, applied).find((one) => one.kind === 'upgrade') : undefined;
  const path = step && 'path' in step ? `The path by the record: ${[step.from, ...step.path].join(' → ')}.` : '';
  const said = path === '' ? `Now it is ${site.kubernetesVersion}, and nothing is to be upgraded.` : path;
  return `## Upgrade

One minor at a time: write \`kubernetesVersion\` in \`${source}\`, synth, commit, run, record; then the next. ${said}
A new Landbridge may come with a new Kubespray; this one is for ${KUBESPRAY_VERSION}, so check that tag out first (\`git fetch --depth 1 origin tag ${KUBESPRAY_VERSION}\`).

Hosts are drained a fifth at a time; \`-e serial=1\` takes one after the other. Keep a snapshot of etcd first:

${sh(
  `ansible -b -i "$SITE/inventory.yml" 'etcd[0]' -m ansible.builtin.shell -a 'PATH=$PATH:/usr/local/bin etcdctl.sh snapshot save /var/lib/before-upgrade.db'`,
  `ansible -b -i "$SITE/inventory.yml" 'etcd[0]' -m ansible.builtin.fetch -a 'src=/var/lib/before-upgrade.db dest=../before-upgrade.db flat=true'`,
  ours('precheck.yml', '-e landbridge_precheck_running=true'),
  kubespray('upgrade-cluster.yml'),
)}

${recorded(environment.name, name)}`;
};

/** Certificates (Kubespray, "Cluster Hardening"; kubeadm, "Certificate Management with kubeadm"). */
export const certificates = (): string => `## Renew certificates

A timer on the control plane renews them on the first Monday of each month, and each kubelet renews its own. To look, and to renew by hand:

${sh(
  `ansible -b -i "$SITE/inventory.yml" kube_control_plane -m ansible.builtin.command -a '/usr/local/bin/kubeadm certs check-expiration'`,
  `ansible -b -i "$SITE/inventory.yml" kube_control_plane --forks 1 -m ansible.builtin.command -a /usr/local/bin/k8s-certs-renew.sh`,
  kubespray('cluster.yml', '--tags=client', '--limit=kube_control_plane'),
)}

The last one fetches \`artifacts/admin.conf\` anew, which has a certificate in it too.`;
