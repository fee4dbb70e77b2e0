import { clusterSecret } from '../../../config/gitops/cluster-secret';
import { hasOwnArgoCd, hubOf } from '../../../config/kubernetes/clusters';
import { rendered, siteFolder } from '../../../config/layout';
import { parameterName } from '../../../config/aws/names';
import type { SiteConfig } from '../../../config/schema/environment';
import { API_PORT } from '../../../config/sites/site-plan';
import { argoCd } from './argo-cd';
import { ours, sh, type CommandsProps } from './kubespray-commands';

/** Service account that the hub's Argo CD uses on the site. */
const ACCOUNT = 'argocd-manager';

const account = [
  `kubectl -n kube-system create serviceaccount ${ACCOUNT}`,
  `kubectl create clusterrolebinding ${ACCOUNT} --clusterrole=cluster-admin --serviceaccount=kube-system:${ACCOUNT}`,
  "kubectl apply -f - <<'EOF'",
  'apiVersion: v1',
  'kind: Secret',
  'metadata:',
  `  name: ${ACCOUNT}`,
  '  namespace: kube-system',
  '  annotations:',
  `    kubernetes.io/service-account.name: ${ACCOUNT}`,
  'type: kubernetes.io/service-account-token',
  'EOF',
];

/** Python that reads the account's token and certificate authority into `data`. */
const READ_ACCOUNT = 'import base64, json, sys; data = json.load(sys.stdin)["data"];';

/** Python for the data of the cluster's Secret in Argo CD. */
const clusterOf = (name: string, { controlPlane }: Pick<SiteConfig, 'controlPlane'>): string =>
  `{"name": "${name}", "server": "https://${controlPlane.vip}:${API_PORT}", "config": json.dumps({"bearerToken": base64.b64decode(data["token"]).decode(), "tlsClientConfig": {"caData": data["ca.crt"]}})}`;

/** Plain data as a Python literal: JSON with spaces. */
const python = (data: object): string =>
  JSON.stringify(data, null, 1)
    .replaceAll(/\n */g, ' ')
    .replaceAll(/\{ | \}/g, (brace) => brace.trim());

const smoke = `Once Argo CD has synced, check the platform too: GPUs, storage, the addresses of Services.

${sh(ours('smoke.yml', '-e landbridge_part=platform'))}`;

/** For a second site of an environment without a cloud. Its credential goes straight into the cluster that Argo CD runs on. */
function ofAnotherSite({ environment, name, site }: CommandsProps): string {
  const hub = hubOf(environment);
  const metadata = python(clusterSecret({ side: 'site', name, environment, site }));
  return `There is no cloud in this environment, so Argo CD runs on ${hub}. Hand over ${hub} first. Then make a service account for Argo CD on this site:

${sh(...account)}

Put its token into ${hub}'s cluster. The token is never in a file or a repository. You need \`artifacts/\` of ${hub} on this machine:

${sh(
  `kubectl -n kube-system get secret ${ACCOUNT} -o json |`,
  `  python3 -c '${READ_ACCOUNT} print(json.dumps({"apiVersion": "v1", "kind": "Secret", "metadata": ${metadata}, "stringData": ${clusterOf(name, site)}}))' |`,
  `  kubectl --kubeconfig "$LANDBRIDGE/${rendered(siteFolder(environment, hub))}/artifacts/admin.conf" apply --server-side -f -`,
)}`;
}

/** How Argo CD gets access to the site (Argo CD, "Declarative Setup", "Clusters"). */
export function handOver(props: CommandsProps): string {
  const { environment, name, site } = props;
  const title = '## Hand over to Argo CD';
  const { cloud } = environment;
  if (hasOwnArgoCd(props)) return [title, argoCd(props), smoke].join('\n\n');
  if (!cloud) return [title, ofAnotherSite(props), smoke].join('\n\n');
  const secret = parameterName(environment, `clusters/${name}`);
  return `${title}

Make a service account for the hub's Argo CD. Never give it \`artifacts/admin.conf\`: a client certificate cannot be revoked before it expires, but this
token ends when its Secret is deleted.

${sh(...account)}

Put its token into Secrets Manager, as the \`config\` of a cluster Secret. The hub's External Secrets reads it there. The token is never in a file or a repository:

${sh(
  `kubectl -n kube-system get secret ${ACCOUNT} -o json |`,
  `  python3 -c '${READ_ACCOUNT} print(json.dumps(${clusterOf(name, site)}))' |`,
  `  aws secretsmanager create-secret --region ${cloud.region} --name ${secret} --secret-string file:///dev/stdin`,
)}

${smoke}

To rotate the token, delete the Secret \`${ACCOUNT}\`, make it again as above, and replace \`create-secret --name\` by \`put-secret-value --secret-id\`.`;
}
