import {
  EXTERNAL_SECRETS_USE,
  IDENTITY_ARNS,
  identityParameters,
  pullsAsRole,
} from '../../../config/sites/site-identity';
import { PULL_SECRET } from '../../../config/kubernetes/secrets';
import { sh, type CommandsProps } from './kubespray-commands';

/**
 * How AWS comes to know the site. The order is given: the authority is made on the site, AWS names what trusts it, and only then can a pod of the site
 * say who it is (IAM Roles Anywhere user guide, "Getting started").
 */
export function identity({ environment, name, source }: CommandsProps): string[] {
  if (!pullsAsRole(environment, name)) return [];
  const stack = `cdktf.out/stacks/${environment.name}-identity`;
  const parameters = identityParameters(environment, name, EXTERNAL_SECRETS_USE);
  return [
    `## Identity in AWS

By IAM Roles Anywhere, so that no key of AWS is on the site. cert-manager made an authority there, which AWS is told of once; each use of AWS has a role of its own, and a
certificate of a week, which cert-manager renews. The authority's private key stays on the site.

1. Once Argo CD has brought cert-manager, print the authority's certificate. It is public.

${sh(
  'kubectl -n cert-manager wait certificate/trust-source --for=condition=Ready --timeout=10m',
  "kubectl -n cert-manager get secret trust-source -o jsonpath='{.data.ca\\.crt}' | base64 -d",
)}

2. Write it into \`${source}\` as \`sites.${name}.identity.certificateAuthority\`, on a branch. Make the trust anchor and the roles:

${sh(
  'npm --prefix "$LANDBRIDGE" run synth',
  `terraform -chdir="$LANDBRIDGE/${stack}" init`,
  `terraform -chdir="$LANDBRIDGE/${stack}" apply`,
)}

3. Put the ARNs, which AWS alone knows, where External Secrets finds them:

${sh(
  `aws ssm get-parameters-by-path --region ${environment.cloud.region} --path ${parameters} --query "Parameters[].join('=', [Name, Value])" --output text |`,
  "  tr '\\t' '\\n' | sed 's|^[^=]*/||' |",
  `  kubectl -n external-secrets create secret generic ${IDENTITY_ARNS} --from-env-file=/dev/stdin --dry-run=client -o yaml |`,
  '  kubectl apply --server-side --force-conflicts -f -',
)}

4. Merge the branch. Argo CD gives External Secrets the program that signs in. See that it works:

${sh(
  'kubectl -n external-secrets rollout status deployment/external-secrets --timeout=10m',
  `kubectl -n pipeline wait externalsecret/${PULL_SECRET} --for=condition=Ready --timeout=10m`,
)}

If it does not, this says why. \`AccessDenied\` at \`CreateSession\` is a certificate that the authority in \`${source}\` did not sign:

${sh('kubectl -n external-secrets logs deployment/external-secrets -c aws-identity --tail=20')}

Again from step 1 when the authority is a new one: after nine years, or after somebody deleted \`internal-authority\`. Whoever may make a Certificate on the site can become its roles.
To shut the site out at once: \`aws rolesanywhere disable-trust-anchor\`; sessions that it has end within the hour.`,
  ];
}
