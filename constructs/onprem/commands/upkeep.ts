import { pending } from '../../../config/sites/site-record';
import { KUBESPRAY_VERSION } from '../../../config/versions';
import { recorded, kubespray, ours, sh, type CommandsProps } from './kubespray-commands';
import { parameterName } from '../../../config/aws/names';
import { hasStorage } from '../../../config/storage/object-store';

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
export const certificates = ({ site }: Pick<CommandsProps, 'site'>): string => `## Renew certificates

A timer on the control plane renews them on the first Monday of each month, and each kubelet renews its own. To see their ends, and to renew them by hand:

${sh(
  `ansible -b -i "$SITE/inventory.yml" kube_control_plane -m ansible.builtin.command -a '/usr/local/bin/kubeadm certs check-expiration'`,
  `ansible -b -i "$SITE/inventory.yml" kube_control_plane --forks 1 -m ansible.builtin.command -a /usr/local/bin/k8s-certs-renew.sh`,
  kubespray('cluster.yml', '--tags=client', '--limit=kube_control_plane'),
)}

The last command fetches a new \`artifacts/admin.conf\`, because that file has a certificate too.${hasStorage(site) ? GATEWAYS : ''}`;

/**
 * Rook makes the gateways' pods from the Secret's name alone, so nothing restarts them when its content changes, and they read it when they
 * start (rook/rook#14069; Rook, pkg/operator/ceph/object/spec.go, `makeRGWPodSpec`). They are updated one at a time (`createDeployment`).
 */
const GATEWAYS = `

cert-manager renews the object store's certificate by itself after four years, a year before it ends. The gateways read it only when they start. So restart them after that day, which the first
command prints; until then Rook's operator refuses them, and a year later every client does:

${sh(
  `kubectl -n rook-ceph get certificate objects-tls -o jsonpath='{.status.renewalTime}{"\\n"}'`,
  'kubectl -n rook-ceph rollout restart deployment -l app=rook-ceph-rgw',
  'kubectl -n rook-ceph rollout status deployment -l app=rook-ceph-rgw',
)}`;

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
