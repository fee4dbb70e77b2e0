import { pending } from '../../../config/sites/site-record';
import { KUBESPRAY_VERSION } from '../../../config/versions';
import { recorded, kubespray, ours, sh, type CommandsProps } from './kubespray-commands';
import { parameterName } from '../../../config/aws/names';

/** Upgrading (Kubespray, "Upgrading Kubernetes in Kubespray", "Graceful upgrade"). */
export const upgrade = (props: CommandsProps): string => {
  const { environment, name, site, source, applied } = props;
  const step = applied ? pending(site, applied).find((one) => one.kind === 'upgrade') : undefined;
  const path =
    step && 'path' in step ? `The path from the recorded version: ${[step.from, ...step.path].join(' → ')}.` : '';
  const said = path === '' ? `The site has ${site.kubernetesVersion} now; there is nothing to upgrade.` : path;
  return `## Upgrade

Upgrade one minor version at a time: write \`kubernetesVersion\` in \`${source}\`, synth, commit, run, and record. ${said}
A new Landbridge may need a new Kubespray. This one needs ${KUBESPRAY_VERSION}, so check that tag out first (\`git fetch --depth 1 origin tag ${KUBESPRAY_VERSION}\`).

Kubespray drains each host by force, and a step of the pipeline may take twelve hours. So write \`mode: 'cordoned'\` at the site first, merge, and wait until no step runs; \`mode: 'active'\` comes
after the last command:

${sh('kubectl -n pipeline get pods --field-selector=status.phase=Running')}

A fifth of the hosts is drained at a time; with \`-e serial=1\` it is one host at a time. Save a snapshot of etcd first:

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

A timer on the control plane renews them on the first Monday of each month, and each kubelet renews its own. To see their ends, and to renew them by hand:

${sh(
  `ansible -b -i "$SITE/inventory.yml" kube_control_plane -m ansible.builtin.command -a '/usr/local/bin/kubeadm certs check-expiration'`,
  `ansible -b -i "$SITE/inventory.yml" kube_control_plane --forks 1 -m ansible.builtin.command -a /usr/local/bin/k8s-certs-renew.sh`,
  kubespray('cluster.yml', '--tags=client', '--limit=kube_control_plane'),
)}

The last command fetches a new \`artifacts/admin.conf\`, because that file has a certificate too.`;

/** Where Kubespray's secrets are kept. */
export function credentials({ environment, name }: CommandsProps): string {
  const { cloud } = environment;
  const secret = parameterName(environment, `kubespray/${name}`);
  const kept = cloud
    ? `Keep a copy in Secrets Manager, where only administrators may read it. Before you run a playbook on another machine, copy them to it from there:

${sh(
  `tar -C "$SITE" -cz credentials artifacts |`,
  `  aws secretsmanager create-secret --region ${cloud.region} --name ${secret} --secret-binary fileb:///dev/stdin`,
  `aws secretsmanager get-secret-value --region ${cloud.region} --secret-id ${secret} --query SecretBinary --output text |`,
  '  base64 -d | tar -C "$SITE" -xz',
)}`
    : `Keep a copy in the company's password safe. Before you run a playbook on another machine, copy them to it from there:

${sh('tar -C "$SITE" -czf - credentials artifacts | gpg --symmetric --output "$HOME/' + name + '-credentials.tar.gz.gpg"')}`;
  return `## Credentials

Kubespray writes the credentials unencrypted beside this file. \`.gitignore\` keeps them out of git:

- \`credentials/\`: the key that encrypts Secrets in etcd, and the key that encrypts the certificates which the control plane shares
- \`artifacts/\`: \`admin.conf\`, the administrator's kubeconfig

Anybody who has them controls the cluster. ${kept}`;
}
