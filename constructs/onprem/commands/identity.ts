import {
  EXTERNAL_SECRETS_USE,
  IDENTITY_ARNS,
  identityParameters,
  pullsAsRole,
} from '../../../config/sites/site-identity';
import { PULL_SECRET } from '../../../config/kubernetes/secrets';
import { sh, type CommandsProps } from './kubespray-commands';

/**
 * How AWS gets to know the site. The order cannot change: the site makes its certificate authority, AWS makes the trust anchor and names
 * it, and only then can a pod of the site sign in (IAM Roles Anywhere user guide, "Getting started").
 */
export function identity({ environment, name, source }: CommandsProps): string[] {
  if (!pullsAsRole(environment, name)) return [];
  const stack = `cdktf.out/stacks/${environment.name}-identity`;
  const parameters = identityParameters(environment, name, EXTERNAL_SECRETS_USE);
  return [
    `## Identity in AWS

The site signs in by IAM Roles Anywhere, so it holds no AWS key. cert-manager made a certificate authority on the site, and you tell AWS of it once. Each use of AWS has its own role
and its own certificate for a week, which cert-manager renews. The authority's private key stays on the site.

1. Once Argo CD has installed cert-manager, print the authority's certificate. It is public.

${sh(
  'kubectl -n cert-manager wait certificate/trust-source --for=condition=Ready --timeout=10m',
  "kubectl -n cert-manager get secret trust-source -o jsonpath='{.data.ca\\.crt}' | base64 -d",
)}

2. Write it into \`${source}\` as \`sites.${name}.identity.certificateAuthority\`, on a branch. Then make the trust anchor and the roles:

${sh(
  'npm --prefix "$LANDBRIDGE" run synth',
  `terraform -chdir="$LANDBRIDGE/${stack}" init`,
  `terraform -chdir="$LANDBRIDGE/${stack}" apply`,
)}

3. Put the ARNs, which only AWS knows, into a Secret for External Secrets:

${sh(
  `aws ssm get-parameters-by-path --region ${environment.cloud.region} --path ${parameters} --query "Parameters[].join('=', [Name, Value])" --output text |`,
  "  tr '\\t' '\\n' | sed 's|^[^=]*/||' |",
  `  kubectl -n external-secrets create secret generic ${IDENTITY_ARNS} --from-env-file=/dev/stdin --dry-run=client -o yaml |`,
  '  kubectl apply --server-side --force-conflicts -f -',
)}

4. Merge the branch. Argo CD then adds the program that signs in to External Secrets. Check that it works:

${sh(
  'kubectl -n external-secrets rollout status deployment/external-secrets --timeout=10m',
  `kubectl -n pipeline wait externalsecret/${PULL_SECRET} --for=condition=Ready --timeout=10m`,
)}

If it does not work, this log says why. \`AccessDenied\` at \`CreateSession\` means that the authority in \`${source}\` did not sign the certificate:

${sh('kubectl -n external-secrets logs deployment/external-secrets -c aws-identity --tail=20')}

Start again from step 1 when there is a new authority: after nine years, or after somebody deleted \`internal-authority\`. Anybody who may make a Certificate on the site can take its roles.
To shut the site out at once, run \`aws rolesanywhere disable-trust-anchor\`. Its open sessions end within the hour.`,
  ];
}
