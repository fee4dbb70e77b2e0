import { clusterSecret } from '../../../config/gitops/cluster-secret';
import { hasOwnArgoCd, hubOf } from '../../../config/kubernetes/clusters';
import { rendered, siteFolder } from '../../../config/layout';
import { parameterName } from '../../../config/aws/names';
import type { SiteConfig } from '../../../config/schema/environment';
import { API_PORT } from '../../../config/sites/site-plan';
import { argoCd } from './argo-cd';
import { ours, sh, type CommandsProps } from './kubespray-commands';

/** Service account by which the hub's Argo CD rules the site. */
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

/** Python that has the account's token and authority in `data`. */
const READ_ACCOUNT = 'import base64, json, sys; data = json.load(sys.stdin)["data"];';

/** Python for what Argo CD must know of the cluster. */
const clusterOf = (name: string, { controlPlane }: Pick<SiteConfig, 'controlPlane'>): string =>
  `{"name": "${name}", "server": "https://${controlPlane.vip}:${API_PORT}", "config": json.dumps({"bearerToken": base64.b64decode(data["token"]).decode(), "tlsClientConfig": {"caData": data["ca.crt"]}})}`;

/** Plain data as Python writes it, which is JSON with spaces. */
const python = (data: object): string =>
  JSON.stringify(data, null, 1)
    .replaceAll(/\n */g, ' ')
    .replaceAll(/\{ | \}/g, (brace) => brace.trim());

const smoke = `Once Argo CD has synced, look at the platform too: GPUs, storage, the addresses of Services.

${sh(ours('smoke.yml', '-e landbridge_part=platform'))}`;

/** A site beside the one that Argo CD runs on, without a cloud: its credential goes straight from cluster to cluster. */
function ofAnotherSite({ environment, name, site }: CommandsProps): string {
  const hub = hubOf(environment);
  const metadata = python(clusterSecret({ side: 'site', name, environment, site }));
  return `There is no cloud in this environment, and Argo CD runs on ${hub}: hand that one over first. Here it gets a service account of its own:

${sh(...account)}

Its token goes into ${hub}'s cluster, through no file and no repository. It needs \`artifacts/\` of ${hub} on this machine:

${sh(
  `kubectl -n kube-system get secret ${ACCOUNT} -o json |`,
  `  python3 -c '${READ_ACCOUNT} print(json.dumps({"apiVersion": "v1", "kind": "Secret", "metadata": ${metadata}, "stringData": ${clusterOf(name, site)}}))' |`,
  `  kubectl --kubeconfig "$LANDBRIDGE/${rendered(siteFolder(environment, hub))}/artifacts/admin.conf" apply --server-side -f -`,
)}`;
}

/** How the site gets under Argo CD (Argo CD, "Declarative Setup", "Clusters"). */
export function handOver(props: CommandsProps): string {
  const { environment, name, site } = props;
  const title = '## Hand over to Argo CD';
  const { cloud } = environment;
  if (hasOwnArgoCd(props)) return [title, argoCd(props), smoke].join('\n\n');
  if (!cloud) return [title, ofAnotherSite(props), smoke].join('\n\n');
  const secret = parameterName(environment, `clusters/${name}`);
  return `${title}

The hub's Argo CD gets a service account of its own. Never \`artifacts/admin.conf\`: nobody can take a client certificate back before it ends, while this
token ends when its Secret is deleted.

${sh(...account)}

Its token goes into Secrets Manager, as the \`config\` of a cluster Secret. There External Secrets takes it for the hub; it passes through no file and no repository:

${sh(
  `kubectl -n kube-system get secret ${ACCOUNT} -o json |`,
  `  python3 -c '${READ_ACCOUNT} print(json.dumps(${clusterOf(name, site)}))' |`,
  `  aws secretsmanager create-secret --region ${cloud.region} --name ${secret} --secret-string file:///dev/stdin`,
)}

${smoke}

To rotate the token, delete the Secret \`${ACCOUNT}\`, make it again as above, and write \`put-secret-value --secret-id\` for \`create-secret --name\`.`;
}
