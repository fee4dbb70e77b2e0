import { hasCloud } from '../kubernetes/clusters';
import { imagesInEcr } from '../aws/platform-image';
import { parameterName, prefixed, storagePolicyName } from '../aws/names';
import { writersOf } from '../storage/object-store';
import type { CloudEnvironment, Environment } from '../schema/environment';

/**
 * A site's identity in AWS: one role for each use. A certificate of the site's authority assumes it by IAM Roles Anywhere. The names are
 * defined here, because Terraform makes the roles and the GitOps tree asks for the certificates.
 */

/** One use of AWS by a site. */
export interface IdentityUse {
  /** Last part of its names, such as `external-secrets`. */
  readonly name: string;
  /** Whether it pulls the platform's own images. */
  readonly pullsImages: boolean;
  /** Names of the policies that its role gets; the `storage` stack makes them. */
  readonly policies: readonly string[];
}

/** The use with which External Secrets gets the token to pull images. */
export const EXTERNAL_SECRETS_USE = 'external-secrets';

/** The uses of a site: a token for images if they are in ECR, and access to the objects of each storage pair. */
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

/** Whether External Secrets on a site assumes a role: only for the token, since nothing else on a site comes from AWS yet. */
export const pullsAsRole = (environment: Environment, site: string): environment is CloudEnvironment =>
  hasCloud(environment) && identityUses(environment, site).some((use) => use.pullsImages);

/** The sites whose authority AWS trusts, by name. */
export const sitesWithIdentity = ({ sites }: Environment): { readonly name: string; readonly authority: string }[] =>
  Object.entries(sites)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, { identity }]) => (identity ? [{ name, authority: identity.certificateAuthority }] : []));

/** Name of role and profile of one use, and the certificate's common name, which the role checks. */
export const identityName = (environment: { readonly name: string }, site: string, use: string): string =>
  prefixed(environment, `${site}-${use}`);

/** Facts that signing in needs and only AWS knows, by the last part of their parameter, which is also their key in the site's Secret. */
export type IdentityFacts = Readonly<Record<'trust-anchor-arn' | 'profile-arn' | 'role-arn', string>>;

/** Path below `/landbridge/<env>/` under which the ARNs of one use are published. */
export const identityPath = (site: string, use: string): string => `sites/${site}/${use}`;

/** Whole path of the parameters of one use. */
export const identityParameters = (environment: { readonly name: string }, site: string, use: string): string =>
  parameterName(environment, identityPath(site, use));

/** Secret with the certificate with which External Secrets assumes its role; cert-manager renews it. */
export const IDENTITY_CERTIFICATE = 'aws-identity';

/** Secret with the {@link IdentityFacts}, which only AWS knows; a person makes it once. */
export const IDENTITY_ARNS = 'aws-identity-arns';
