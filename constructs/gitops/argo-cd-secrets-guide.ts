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

The secrets of Argo CD are in neither git nor the state of Terraform, so a person puts them in: once, after the first deploy of
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

At ${sso?.issuer ?? ''} the client \`${sso?.clientId ?? ''}\` may return to:

${hosts.map((one) => `- \`https://${one}/auth/callback\``).join('\n')}

${block(
  readSecret('client-secret', 'Client secret'),
  ...putSecret(kubectl(environment), SSO_SECRET, 'app.kubernetes.io/part-of=argocd', [
    `--from-file=${SSO_SECRET_KEY}="$keys/client-secret"`,
  ]),
  'rm "$keys/client-secret"',
)}`;
}

const check = (environment: CloudEnvironment): string => `See that it works

${block(
  `${kubectl(environment)} annotate application ${ROOT} argocd.argoproj.io/refresh=hard --overwrite`,
  `${kubectl(environment)} wait application ${ROOT} --for=jsonpath='{.status.sync.status}'=Synced --timeout=5m`,
)}

\`condition met\` is the answer. If it does not come, this says why; \`ComparisonError\` with \`authentication\` or \`permission denied\` is the credential:

${block(`${kubectl(environment)} get application ${ROOT} -o jsonpath='{range .status.conditions[*]}{.type}: {.message}{"\\n"}{end}'`)}

What is left of the secrets on this machine is an empty folder:

${block('rmdir "$keys"')}`;

function logIn(environment: CloudEnvironment): string {
  const { adminLogin, host, sso } = environment.cloud.argoCd;
  const forward = block(`${kubectl(environment)} port-forward service/argocd-server ${LOCAL_PORT}:443`);
  const own = `With your own rights in the cluster, and no login (needs the \`argocd\` program; http://localhost:8080):

${block(`argocd admin dashboard --context ${clusterName(environment)} -n ${ARGO_CD_NAMESPACE}`)}`;
  const served =
    adminLogin === 'on' || sso
      ? [
          `At https://localhost:${LOCAL_PORT}, whose certificate is Argo CD's own${host === undefined ? '' : `; at https://${host} once you lead that name to the Service \`argocd-server\``}:

${forward}`,
        ]
      : [];
  const password =
    adminLogin === 'on'
      ? [
          `The first password of \`admin\`; change it, and delete the Secret:

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

Once a year, and whenever somebody leaves who could read one of them. Nothing is interrupted:

1. Run step 1, and make the new credential as in its step. The old one still works.
2. The command replaces the Secret, and Argo CD takes it at once.
3. See that it works.
4. Remove the old credential where it was given: the deploy key or the token at the git host, the client secret at the identity provider.`;
