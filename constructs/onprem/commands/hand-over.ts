import { parameterName } from '../../../config/names';
import { API_PORT } from '../../../config/site-plan';
import { ours, sh, type CommandsProps } from './props';

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

/** How the site gets under Argo CD (Argo CD, "Declarative Setup", "Clusters"). */
export function handOver({ environment, name, site }: CommandsProps): string {
  const title = '## Hand over to Argo CD';
  const { cloud } = environment;
  if (!cloud) {
    return `${title}

There is no cloud in this environment, so Argo CD runs on ${name} itself and needs no credential for it.`;
  }
  const secret = parameterName(environment, `clusters/${name}`);
  return `${title}

The hub's Argo CD gets a service account of its own. Never \`artifacts/admin.conf\`: nobody can take a client certificate back before it ends, while this
token ends when its Secret is deleted.

${sh(...account)}

Its token goes into Secrets Manager, as the \`config\` of a cluster Secret. There External Secrets takes it for the hub; it passes through no file and no repository:

${sh(
  `kubectl -n kube-system get secret ${ACCOUNT} -o json |`,
  `  python3 -c 'import base64, json, sys; data = json.load(sys.stdin)["data"]; print(json.dumps({"name": "${name}", "server": "https://${site.controlPlane.vip}:${API_PORT}", "config": json.dumps({"bearerToken": base64.b64decode(data["token"]).decode(), "tlsClientConfig": {"caData": data["ca.crt"]}})}))' |`,
  `  aws secretsmanager create-secret --region ${cloud.region} --name ${secret} --secret-string file:///dev/stdin`,
)}

Once Argo CD has synced, look at the platform too: GPUs, storage, the addresses of Services.

${sh(ours('smoke.yml', '-e landbridge_part=platform'))}

To rotate the token, delete the Secret \`${ACCOUNT}\`, make it again as above, and write \`put-secret-value --secret-id\` for \`create-secret --name\`.`;
}
