import {
  ARGO_CD_NAMESPACE,
  LOCAL_PORT,
  REPOSITORY_SECRET,
  ROOT,
  SSO_SECRET,
  SSO_SECRET_KEY,
} from '../../config/argo-cd-names';
import { gitUrl } from '../../config/git-url';
import { clusterName } from '../../config/names';
import type { CloudEnvironment } from '../../config/schema/environment';

/**
 * What a person does once after the first deploy, and again to rotate: every secret that Argo CD needs, put into the cluster past git and
 * Terraform's state. Each command is whole for this environment. None has a secret in its arguments, where other users of the machine see it.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Repositories"; "User management", "Sensitive data and SSO client secrets".
 */
export function bootstrapGuide(environment: CloudEnvironment): string {
  const { argoCd } = environment.cloud;
  const sections = [
    wayToCluster(environment),
    gitCredential(environment),
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

const intro = (environment: CloudEnvironment): string => `# Bootstrap of ${environment.name}

The secrets of Argo CD are in neither git nor the state of Terraform, so a person puts them in: once, after the first deploy of
\`${environment.name}-platform\`, as one of \`cloud.admins\`. You need Bash, the AWS CLI, kubectl and OpenSSH. Run the steps in one shell.`;

const wayToCluster = (environment: CloudEnvironment): string => `A way to the cluster

${block(
  `aws eks update-kubeconfig --region ${environment.cloud.region} --name ${clusterName(environment)} --alias ${clusterName(environment)}`,
  `${kubectl(environment)} get pods`,
  'umask 077 && keys=$(mktemp -d)',
)}`;

/** Makes or replaces a Secret from what is in `$keys`, with the label by which Argo CD finds it. */
const putSecret = (environment: CloudEnvironment, name: string, label: string, from: readonly string[]): string[] => [
  `${kubectl(environment)} create secret generic ${name} --dry-run=client -o yaml \\`,
  ...from.map((argument, index) => `  ${argument}${index < from.length - 1 ? ' \\' : ' |'}`),
  `  kubectl label --local -f - -o yaml ${label} |`,
  // Client-side apply would keep a second copy of the secret in an annotation.
  `  ${kubectl(environment)} apply --server-side --force-conflicts -f -`,
];

const readSecret = (file: string, what: string): string =>
  `printf '${what}: ' && IFS= read -rs secret && printf '%s' "$secret" > "$keys/${file}" && unset secret && echo`;

function gitCredential(environment: CloudEnvironment): string {
  const { url } = environment.repository;
  const secret = (...from: readonly string[]): string[] =>
    putSecret(environment, REPOSITORY_SECRET, 'argocd.argoproj.io/secret-type=repository', [
      '--from-literal=type=git',
      `--from-literal=url='${url}'`,
      ...from,
    ]);
  if (gitUrl(url)?.transport === 'ssh') {
    return `The deploy key of the repository

${block(
  `ssh-keygen -q -t ed25519 -N '' -C 'argocd ${environment.name}' -f "$keys/deploy-key"`,
  'cat "$keys/deploy-key.pub"',
)}

Add the printed line to ${url} as a deploy key **that may only read**. Then:

${block(...secret('--from-file=sshPrivateKey="$keys/deploy-key"'), 'rm "$keys"/deploy-key*')}`;
  }
  return `The token of the repository

Argo CD reads a public repository without one; go on with the next step. For a private one, make a token that may only read ${url}
(on GitHub a fine-grained one with "Contents: read"; where the token has a user name, write that instead of \`git\`). Then:

${block(
  readSecret('token', 'Token'),
  ...secret('--from-literal=username=git', '--from-file=password="$keys/token"'),
  'rm "$keys/token"',
)}`;
}

function ssoSecret(environment: CloudEnvironment): string {
  const { host, sso } = environment.cloud.argoCd;
  const hosts = [...(host === undefined ? [] : [host]), `localhost:${LOCAL_PORT}`];
  return `The client secret of single sign-on

At ${sso?.issuer ?? ''} the client \`${sso?.clientId ?? ''}\` may return to:

${hosts.map((one) => `- \`https://${one}/auth/callback\``).join('\n')}

${block(
  readSecret('client-secret', 'Client secret'),
  ...putSecret(environment, SSO_SECRET, 'app.kubernetes.io/part-of=argocd', [
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
