import { stringify } from 'yaml';
import { SSO_SECRET, SSO_SECRET_KEY } from '../../config/gitops/argo-cd-names';
import type { ArgoCdConfig } from '../../config/schema/environment';

type Sso = NonNullable<ArgoCdConfig['sso']>;

/**
 * Rights of an operator: sees everything, compares and syncs, restarts what hangs, and reads logs. What runs is decided in git, so nobody
 * but an admin may change or delete an Application here.
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

/** The table of rights. Who is in no group of it has none. */
export function rights(groups: Sso['groups']): string {
  const operator = [
    'g, role:operator, role:readonly',
    ...OPERATOR.map(([resource, action]) => `p, role:operator, ${resource}, ${action}, */*, allow`),
  ];
  const members = Object.entries(groups).map(([group, role]) => `g, ${group}, ${ROLES[role]}`);
  return `${[...operator, ...members].join('\n')}\n`;
}

/**
 * How people sign on with an OpenID Connect provider. Argo CD speaks to it itself, so Dex is not installed. `$` makes it look up the
 * client's secret in a Secret that is neither in git nor in Terraform's state.
 *
 * Source: Argo CD operator manual, "User management", "Existing OIDC provider" and "Sensitive data and SSO client secrets".
 */
export const oidcConfig = ({ issuer, clientId, scopes }: Sso): string =>
  stringify({
    name: 'Single sign-on',
    issuer,
    clientID: clientId,
    clientSecret: `$${SSO_SECRET}:${SSO_SECRET_KEY}`,
    requestedScopes: scopes,
  });
