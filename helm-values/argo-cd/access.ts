import { SSO_SECRET, SSO_SECRET_KEY } from '../../config/gitops/argo-cd-names';
import type { ArgoCdConfig } from '../../config/schema/environment';
import { yamlWithin, type Data } from '../../config/yaml/print-yaml';

type Sso = NonNullable<ArgoCdConfig['sso']>;

/**
 * Rights of an operator: see everything, compare and sync, restart workloads, and read logs. Git decides what runs, so only an admin may
 * change or delete an Application here.
 */
const OPERATOR = [
  ['applications', 'sync'],
  ['applications', 'action/apps/*/restart'],
  ['logs', 'get'],
] as const;

/** Argo CD's role for each of ours; `role:admin` and `role:readonly` are built in (Argo CD operator manual, "RBAC configuration"). */
const ROLES: Readonly<Record<Sso['groups'][string], string>> = {
  admin: 'role:admin',
  operator: 'role:operator',
  reader: 'role:readonly',
};

/** The table of rights. A person in none of its groups has no rights. */
export function rights(groups: Sso['groups']): string {
  const operator = [
    'g, role:operator, role:readonly',
    ...OPERATOR.map(([resource, action]) => `p, role:operator, ${resource}, ${action}, */*, allow`),
  ];
  const members = Object.entries(groups).map(([group, role]) => `g, ${group}, ${ROLES[role]}`);
  return `${[...operator, ...members].join('\n')}\n`;
}

/**
 * How people sign on with an OpenID Connect provider. Argo CD speaks to it itself, so Dex is not installed. `$` makes it read the client's
 * secret from a Secret, which is neither in git nor in Terraform's state.
 *
 * Source: Argo CD operator manual, "User management", "Existing OIDC provider" and "Sensitive data and SSO client secrets".
 */
export const oidcConfig = ({ issuer, clientId, scopes }: Sso): string =>
  yamlWithin(
    new Map<string, Data>(
      Object.entries({
        name: 'Single sign-on',
        issuer,
        clientID: clientId,
        clientSecret: `$${SSO_SECRET}:${SSO_SECRET_KEY}`,
        requestedScopes: scopes,
      }),
    ),
  );
