import * as z from 'zod';
import { DnsName } from './primitives';

/** Rights of a group's members; `helm-values/argo-cd/access.ts` translates them for Argo CD. */
export const ARGO_CD_ROLES = ['admin', 'operator', 'reader'] as const;

/** A group's name as the identity provider writes it. A comma or quote would break Argo CD's table of rights. */
const Group = z.string().regex(/^[^\s,"$#][^,"\r\n]*$/, 'a group of the identity provider, without commas and quotes');

const SingleSignOn = z.strictObject({
  /** The identity provider's issuer, exactly as its discovery document writes it. */
  issuer: z
    .string()
    .min(1, "the issuer's address")
    .meta({ examples: ['https://login.acme.example', 'https://sso.globex.example'] }),
  /** The client's id at the identity provider; a person puts its secret into the cluster, and it is never written here. */
  clientId: z
    .string()
    .regex(/^[^\s$]\S*$/, "a client's id, without spaces")
    .meta({ examples: ['argo-cd', 'gitops'] }),
  /**
   * Scopes to request.
   * @default ['openid', 'profile', 'email', 'groups']; leave out 'groups' if the provider refuses that scope but sends the claim anyway
   */
  scopes: z
    .array(
      z
        .string()
        .regex(/^[^\s"\\]+$/, 'an OpenID Connect scope')
        .meta({ examples: ['openid', 'groups'] }),
    )
    .default(['openid', 'profile', 'email', 'groups']),
  /** Rights of each group. A person in none of them sees nothing. */
  groups: z.record(Group, z.enum(ARGO_CD_ROLES)),
});

/** How people reach Argo CD. */
export const ArgoCd = z.strictObject({
  /**
   * Host name at which people reach Argo CD; single sign-on returns to it.
   * @default none: people use `kubectl port-forward` and https://localhost:8443
   */
  host: DnsName.optional(),
  /**
   * The built-in account `admin`, which has a password and every right.
   * @default 'off': nobody shares a password, and the cluster's admins do not need one (`argocd admin dashboard`)
   */
  adminLogin: z.enum(['off', 'on']).default('off'),
  sso: SingleSignOn.optional(),
});
