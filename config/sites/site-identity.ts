import { hasCloud } from '../kubernetes/clusters';
import { imagesInEcr } from '../aws/platform-image';
import { parameterName, prefixed, storagePolicyName } from '../aws/names';
import { writersOf } from '../storage/object-store';
import type { CloudEnvironment, Environment } from '../schema/environment';

/**
 * What a site is towards AWS: for each use a role of its own, which a certificate of the site's authority becomes by IAM Roles
 * Anywhere. The names are said here once, since Terraform makes the roles and the GitOps tree asks for the certificates.
 */

/** One use of AWS by a site. */
export interface IdentityUse {
  /** Last part of every name of it, such as `external-secrets`. */
  readonly name: string;
  /** Whether it pulls the platform's own images. */
  readonly pullsImages: boolean;
  /** Names of the environment's policies, made by the `storage` stack, that its role gets. */
  readonly policies: readonly string[];
}

/** The use by which External Secrets gets the token to pull images. */
export const EXTERNAL_SECRETS_USE = 'external-secrets';

/** The uses of a site: a token for images where they are in ECR, and for each storage pair what the site may do with its objects. */
export function identityUses(environment: CloudEnvironment, site: string): IdentityUse[] {
  const images = imagesInEcr(environment) && environment.cloud.images.length > 0;
  const pairs = Object.entries(environment.storage).sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...(images ? [{ name: EXTERNAL_SECRETS_USE, pullsImages: true, policies: [] }] : []),
    ...pairs.map(([pair, { writers }]) => ({
      name: `storage-${pair}`,
      pullsImages: false,
      policies: [
        storagePolicyName(environment, pair, 'read'),
        ...(Object.values(writersOf(environment, pair, writers)).includes(site)
          ? [storagePolicyName(environment, pair, `write-${site}`)]
          : []),
      ],
    })),
  ];
}

/** Whether External Secrets on a site becomes a role: only for the token, for nothing else on a site comes from AWS yet. */
export const pullsAsRole = (environment: Environment, site: string): environment is CloudEnvironment =>
  hasCloud(environment) && identityUses(environment, site).some((use) => use.pullsImages);

/** The sites whose authority AWS is told of, by name. */
export const sitesWithIdentity = ({ sites }: Environment): { readonly name: string; readonly authority: string }[] =>
  Object.entries(sites)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, { identity }]) => (identity ? [{ name, authority: identity.certificateAuthority }] : []));

/** Name of role and profile of one use, and the certificate's common name, by which the role knows it. */
export const identityName = (environment: { readonly name: string }, site: string, use: string): string =>
  prefixed(environment, `${site}-${use}`);

/** What the program that signs in needs and AWS alone knows, by the last part of its parameter, which is its key in the site's Secret too. */
export type IdentityFacts = Readonly<Record<'trust-anchor-arn' | 'profile-arn' | 'role-arn', string>>;

/** Path below `/landbridge/<env>/` under which the ARNs of one use are published. */
export const identityPath = (site: string, use: string): string => `sites/${site}/${use}`;

/** Whole path of the parameters of one use. */
export const identityParameters = (environment: { readonly name: string }, site: string, use: string): string =>
  parameterName(environment, identityPath(site, use));

/** Secret with the certificate by which External Secrets becomes its role; cert-manager renews it. */
export const IDENTITY_CERTIFICATE = 'aws-identity';

/** Secret with the {@link IdentityFacts}, which AWS alone knows; a person puts it there once. */
export const IDENTITY_ARNS = 'aws-identity-arns';
