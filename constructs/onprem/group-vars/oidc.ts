import type { SiteConfig } from '../../../config/schema/environment';
import type { YamlObject } from '../../yaml-text';

/** Prefix of people and groups, so that no token can name somebody of Kubernetes itself. */
const PREFIX = 'oidc:';

/** Sign-on by the API server's own flags; the structured configuration excludes them and is never rendered (Kubernetes, "Authenticating"). */
export const oidcVars = ({ oidc }: SiteConfig): YamlObject =>
  oidc
    ? {
        kube_oidc_auth: true,
        kube_oidc_url: oidc.issuer,
        kube_oidc_client_id: oidc.clientId,
        kube_oidc_username_claim: oidc.usernameClaim,
        kube_oidc_username_prefix: PREFIX,
        kube_oidc_groups_claim: oidc.groupsClaim,
        kube_oidc_groups_prefix: PREFIX,
      }
    : {};
