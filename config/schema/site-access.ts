import * as z from 'zod';
import { PEOPLES_ROLES } from '../kubernetes/oidc';
import { HOST_AND_PORT } from './primitives';

/** An https address without braces, which Ansible would take for a template. */
const HttpsUrl = z
  .string()
  .regex(
    new RegExp(String.raw`^https://${HOST_AND_PORT}(?:/[\w.~%-]+)*/?$`),
    'an address that begins with https://, such as https://login.acme.example',
  )
  .meta({ examples: ['https://login.acme.example', 'https://sso.globex.example'] });

/** A group's rights in a site's cluster. */
const Rights = z.strictObject({
  /** Role of Kubernetes itself. */
  role: z.enum(PEOPLES_ROLES),
  /**
   * Namespaces in which the members have it.
   * @default the whole cluster
   */
  namespaces: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'a namespace, such as pipeline')
        .meta({ examples: ['pipeline', 'argo'] }),
    )
    .min(1)
    .optional(),
});

/** How people sign on at a site's Kubernetes API by OpenID Connect (Kubernetes, "Authenticating", OpenID Connect Tokens). */
export const Oidc = z.strictObject({
  /** Issuer, exactly as its tokens have it: a token with another spelling is refused. */
  issuer: HttpsUrl,
  /** Client id that tokens are issued for. */
  clientId: z
    .string()
    .regex(/^[\w.:/-]+$/, 'a client id, such as kubernetes')
    .meta({ examples: ['kubernetes', 'clusters'] }),
  /**
   * Claim that names the person; Kubernetes sees it as `oidc:<value>`.
   * @default 'sub': the only claim that is unique and never changes
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
  /**
   * Rights of groups, by their names at the identity provider.
   * @default {}: whoever signs on may do nothing, and check says so
   */
  groups: z.record(z.string().min(1), Rights).default({}),
});

/** Mirrors by registry, in the order in which they are asked. */
export const RegistryMirrors = z.record(
  z.string().regex(new RegExp(`^${HOST_AND_PORT}$`), "a registry's host name, such as docker.io"),
  z.array(HttpsUrl).min(1),
);
