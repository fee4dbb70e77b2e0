import * as z from 'zod';

/** An address on the web with TLS; no braces, since Ansible would take them for a template. */
const HttpsUrl = z
  .string()
  .regex(
    /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[\w.~%-]+)*\/?$/,
    'an address that begins with https://, such as https://login.acme.example',
  )
  .meta({ examples: ['https://login.acme.example', 'https://sso.globex.example'] });

/** Sign-on of people at a site's Kubernetes API by OpenID Connect (Kubernetes, "Authenticating", OpenID Connect Tokens). */
export const Oidc = z.strictObject({
  /** Issuer, as it stands in its tokens: a token of another one, or with another spelling, is refused. */
  issuer: HttpsUrl,
  /** Client id for which tokens are issued. */
  clientId: z
    .string()
    .regex(/^[\w.:/-]+$/, 'a client id, such as kubernetes')
    .meta({ examples: ['kubernetes', 'clusters'] }),
  /**
   * Claim that names the person; Kubernetes sees it as `oidc:<value>`.
   * @default 'sub': the only one that is unique and never changes
   */
  usernameClaim: z
    .string()
    .regex(/^[\w.-]+$/, 'the name of a claim')
    .meta({ examples: ['sub', 'email'] })
    .default('sub'),
  /**
   * Claim that lists the person's groups; Kubernetes sees each as `oidc:<value>`.
   * @default 'groups'
   */
  groupsClaim: z
    .string()
    .regex(/^[\w.-]+$/, 'the name of a claim')
    .meta({ examples: ['groups', 'roles'] })
    .default('groups'),
});

/** Mirrors by registry, in the order in which they are asked. */
export const RegistryMirrors = z.record(
  z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/, "a registry's host name, such as docker.io"),
  z.array(HttpsUrl).min(1),
);
