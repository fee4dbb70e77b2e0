import * as z from 'zod';
import { DnsName } from './primitives';

/** What a member of a group may do; `helm-values/argo-cd/access.ts` says it in Argo CD's words. */
export const ARGO_CD_ROLES = ['admin', 'operator', 'reader'] as const;

/** A group's name as the identity provider writes it; comma and quote would end it in Argo CD's table of rights. */
const Group = z.string().regex(/^[^\s,"$#][^,"\r\n]*$/, 'a group of the identity provider, without commas and quotes');

const SingleSignOn = z.strictObject({
  /** The identity provider's issuer, exactly as its discovery document writes it. */
  issuer: z
    .string()
    .min(1, "the issuer's address")
    .meta({ examples: ['https://login.acme.example', 'https://sso.globex.example'] }),
  /** The client's id at the identity provider; its secret is put into the cluster by hand and is never here. */
  clientId: z
    .string()
    .regex(/^[^\s$]\S*$/, "a client's id, without spaces")
    .meta({ examples: ['argo-cd', 'gitops'] }),
  /**
   * Scopes that are asked for.
   * @default ['openid', 'profile', 'email', 'groups']; leave out 'groups' where the provider refuses it and sends the claim all the same
   */
  scopes: z
    .array(
      z
        .string()
        .regex(/^[^\s"\\]+$/, 'an OpenID Connect scope')
        .meta({ examples: ['openid', 'groups'] }),
    )
    .default(['openid', 'profile', 'email', 'groups']),
  /** What each group may do. Who is in none of them sees nothing. */
  groups: z.record(Group, z.enum(ARGO_CD_ROLES)),
});

/** How people come to Argo CD. */
export const ArgoCd = z.strictObject({
  /**
   * Name under which Argo CD believes to be reached; it is in the addresses that single sign-on returns to.
   * @default none: it is reached through `kubectl port-forward`, at https://localhost:8443
   */
  host: DnsName.optional(),
  /**
   * The built-in account `admin`, which has a password and every right.
   * @default 'off': nobody shares a password, and whoever rules the cluster needs none (`argocd admin dashboard`)
   */
  adminLogin: z.enum(['off', 'on']).default('off'),
  sso: SingleSignOn.optional(),
});
