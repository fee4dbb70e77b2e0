import { ARGO_CD_NAMESPACE, LOCAL_PORT, ROOT, SSO_SECRET, SSO_SECRET_KEY } from '../../config/gitops/argo-cd-names';
import { clusterName } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { gitCredential, putSecret, readSecret } from './git-credential';

/**
 * Commands that put Argo CD's secrets into the cluster, without git and Terraform's state. A person runs them once after the first deploy,
 * and again to rotate the secrets. Each command is complete for this environment. No command has a secret in its arguments, because other
 * users of the machine see those.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Repositories"; "User management", "Sensitive data and SSO client secrets".
 */
export function argoCdSecretsGuide(environment: CloudEnvironment): string {
  const { argoCd } = environment.cloud;
  const sections = [
    wayToCluster(environment),
    gitCredential(environment, kubectl(environment)),
    ...(argoCd.sso ? [ssoSecret(environment)] : []),
    check(environment),
    logIn(environment),
    ROTATION,
  ];
  return `${[intro(environment), ...sections.map((text, index) => `## ${index + 1}. ${text}`)].join('\n\n')}\n`;
}

const kubectl = (environment: CloudEnvironment): string =>
  `kubectl --context ${clusterName(environment)} -n ${ARGO_CD_NAMESPACE}`;

const block = (...lines: readonly string[]): string => ['```sh', ...lines, '```'].join('\n');

const intro = (environment: CloudEnvironment): string => `# Secrets of Argo CD: ${environment.name}

Argo CD's secrets are neither in git nor in Terraform's state, so a person puts them into the cluster. Do this once, after the first deploy of
\`${environment.name}-platform\`, as one of \`cloud.admins\`. You need Bash, the AWS CLI, kubectl and OpenSSH. Run the steps in one shell.`;

const wayToCluster = (environment: CloudEnvironment): string => `A way to the cluster

${block(
  `aws eks update-kubeconfig --region ${environment.cloud.region} --name ${clusterName(environment)} --alias ${clusterName(environment)}`,
  `${kubectl(environment)} get pods`,
  'umask 077 && keys=$(mktemp -d)',
)}`;

function ssoSecret(environment: CloudEnvironment): string {
  const { host, sso } = environment.cloud.argoCd;
  const hosts = [...(host === undefined ? [] : [host]), `localhost:${LOCAL_PORT}`];
  return `The client secret of single sign-on

At ${sso?.issuer ?? ''} the client \`${sso?.clientId ?? ''}\` needs these redirect URIs:

${hosts.map((one) => `- \`https://${one}/auth/callback\``).join('\n')}

${block(
  readSecret('client-secret', 'Client secret'),
  ...putSecret(kubectl(environment), SSO_SECRET, 'app.kubernetes.io/part-of=argocd', [
    `--from-file=${SSO_SECRET_KEY}="$keys/client-secret"`,
  ]),
  'rm "$keys/client-secret"',
)}`;
}

const check = (environment: CloudEnvironment): string => `Check that it works

${block(
  `${kubectl(environment)} annotate application ${ROOT} argocd.argoproj.io/refresh=hard --overwrite`,
  `${kubectl(environment)} wait application ${ROOT} --for=jsonpath='{.status.sync.status}'=Synced --timeout=5m`,
)}

The answer is \`condition met\`. If it does not come, this command says why. A \`ComparisonError\` with \`authentication\` or \`permission denied\` means that the credential is wrong:

${block(`${kubectl(environment)} get application ${ROOT} -o jsonpath='{range .status.conditions[*]}{.type}: {.message}{"\\n"}{end}'`)}

No secret is left on this machine. Remove the empty folder:

${block('rmdir "$keys"')}`;

function logIn(environment: CloudEnvironment): string {
  const { adminLogin, host, sso } = environment.cloud.argoCd;
  const forward = block(`${kubectl(environment)} port-forward service/argocd-server ${LOCAL_PORT}:443`);
  const own = `At http://localhost:8080, with your own rights in the cluster and without a login. You need the program \`argocd\`:

${block(`argocd admin dashboard --context ${clusterName(environment)} -n ${ARGO_CD_NAMESPACE}`)}`;
  const served =
    adminLogin === 'on' || sso
      ? [
          `At https://localhost:${LOCAL_PORT}, with Argo CD's own certificate${host === undefined ? '' : `, or at https://${host} once you lead that name to the Service \`argocd-server\``}:

${forward}`,
        ]
      : [];
  const password =
    adminLogin === 'on'
      ? [
          `Read the first password of \`admin\`, change it, and delete the Secret:

${block(
  `${kubectl(environment)} get secret argocd-initial-admin-secret -o jsonpath='{.data.password}' | base64 -d; echo`,
  `argocd login localhost:${LOCAL_PORT} --username admin --insecure && argocd account update-password`,
  `${kubectl(environment)} delete secret argocd-initial-admin-secret`,
)}`,
        ]
      : [];
  return ['Look at it', own, ...served, ...password].join('\n\n');
}

const ROTATION = `Rotate

Rotate the secrets once a year, and whenever somebody leaves who could read one of them. Argo CD keeps running:

1. Run step 1, and make the new credential as in its own step. The old one still works.
2. The commands replace the Secret, and Argo CD uses it at once.
3. Check that it works.
4. Remove the old credential where it was issued: the deploy key or the token at the git host, the client secret at the identity provider.`;
