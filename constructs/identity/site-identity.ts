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
  /** Certificate of the site's own certificate authority, as PEM. It is public. */
  readonly authority: string;
}

/**
 * A site's identity in AWS. AWS trusts the certificate authority that cert-manager made on the site; its key never leaves the site. Each
 * use of AWS has a certificate and a role of its own. So a site holds no AWS key, and nobody rotates one by hand.
 *
 * Source: IAM Roles Anywhere user guide, "Trust anchors".
 */
export class SiteIdentity extends Construct {
  public readonly trustAnchor: RolesanywhereTrustAnchor;
  /** Roles by the name of their use. */
  public readonly roles: Readonly<Record<string, IdentityRole>>;

  constructor(scope: Construct, id: string, { environment, site, authority }: SiteIdentityProps) {
    super(scope, id);
    this.trustAnchor = new RolesanywhereTrustAnchor(this, 'trust-anchor', {
      name: prefixed(environment, site),
      enabled: true,
      source: {
        sourceType: 'CERTIFICATE_BUNDLE',
        // Trimmed, so that white space in the environment is no change in AWS.
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
