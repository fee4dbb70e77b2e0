import { pending } from '../../../config/sites/site-record';
import { KUBESPRAY_VERSION } from '../../../config/versions';
import { recorded, kubespray, ours, sh, type CommandsProps } from './kubespray-commands';
import { parameterName } from '../../../config/aws/names';

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

/** Where Kubespray's secrets are kept. */
export function credentials({ environment, name }: CommandsProps): string {
  const { cloud } = environment;
  const secret = parameterName(environment, `kubespray/${name}`);
  const kept = cloud
    ? `Keep a copy in Secrets Manager, which only administrators may read, and take it from there onto another machine before any playbook runs there:

${sh(
  `tar -C "$SITE" -cz credentials artifacts |`,
  `  aws secretsmanager create-secret --region ${cloud.region} --name ${secret} --secret-binary fileb:///dev/stdin`,
  `aws secretsmanager get-secret-value --region ${cloud.region} --secret-id ${secret} --query SecretBinary --output text |`,
  '  base64 -d | tar -C "$SITE" -xz',
)}`
    : `Keep a copy in the company's password safe, and take it from there onto another machine before any playbook runs there:

${sh('tar -C "$SITE" -czf - credentials artifacts | gpg --symmetric --output "$HOME/' + name + '-credentials.tar.gz.gpg"')}`;
  return `## Credentials

Kubespray writes them in clear beside this file, and \`.gitignore\` keeps them out of git:

- \`credentials/\`: the key by which Secrets in etcd are encrypted, and the one by which the control plane shares its certificates
- \`artifacts/\`: \`admin.conf\`, the administrator's kubeconfig

Whoever has them has the cluster. ${kept}`;
}
