/** Prefix of users and groups that sign on by OpenID Connect, so that no token can claim a user or group of Kubernetes itself. */
export const OIDC_PREFIX = 'oidc:';

/** Roles that Kubernetes has for people (Kubernetes, "Using RBAC Authorization", "User-facing roles"). */
export const PEOPLES_ROLES = ['cluster-admin', 'admin', 'edit', 'view'] as const;
