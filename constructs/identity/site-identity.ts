import { RolesanywhereTrustAnchor } from '@cdktf/provider-aws/lib/rolesanywhere-trust-anchor';
import { Construct } from 'constructs';
import { prefixed } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { identityUses } from '../../config/sites/site-identity';
import { IdentityRole } from './identity-role';

export interface SiteIdentityProps {
  readonly environment: CloudEnvironment;
  /** The site's name in the environment. */
  readonly site: string;
  /** Certificate of the authority on the site that signs its certificates, as PEM. It is public. */
  readonly authority: string;
}

/**
 * A site's identity in AWS: AWS trusts the authority that cert-manager made there, whose key never leaves the site, and each use of AWS has a role
 * that one certificate becomes. So no key of AWS is on a site, and none has to be rotated by hand.
 *
 * Source: IAM Roles Anywhere user guide, "Trust anchors".
 */
export class SiteIdentity extends Construct {
  public readonly trustAnchor: RolesanywhereTrustAnchor;
  /** By the use's name. */
  public readonly roles: Readonly<Record<string, IdentityRole>>;

  constructor(scope: Construct, id: string, { environment, site, authority }: SiteIdentityProps) {
    super(scope, id);
    this.trustAnchor = new RolesanywhereTrustAnchor(this, 'trust-anchor', {
      name: prefixed(environment, site),
      enabled: true,
      source: {
        sourceType: 'CERTIFICATE_BUNDLE',
        // One spelling, so that a blank in the environment is no change in AWS.
        sourceData: { x509CertificateData: `${authority.trim()}\n` },
      },
    });
    this.roles = Object.fromEntries(
      identityUses(environment, site).map((use) => [
        use.name,
        new IdentityRole(this, `for-${use.name}`, { environment, site, use, trustAnchorArn: this.trustAnchor.arn }),
      ]),
    );
  }
}
