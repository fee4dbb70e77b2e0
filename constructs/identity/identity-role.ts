import { RolesanywhereProfile } from '@cdktf/provider-aws/lib/rolesanywhere-profile';
import { Construct } from 'constructs';
import { iamArn } from '../../config/aws/names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { identityName, identityPath, type IdentityFacts, type IdentityUse } from '../../config/sites/site-identity';
import { ServiceRole } from '../iam/service-role';
import { PublishedParameter } from '../parameters/published-parameter';
import { oneCertificate, pullImages } from './policies';

export interface IdentityRoleProps {
  readonly environment: CloudEnvironment;
  /** The site's name in the environment. */
  readonly site: string;
  readonly use: IdentityUse;
  /** ARN of the site's trust anchor. */
  readonly trustAnchorArn: string;
  /**
   * How long credentials hold, in seconds.
   * @default 3600: an hour, a role's own default maximum; programs renew them unnoticed
   */
  readonly durationSeconds?: number;
}

/**
 * The role of one certificate of a site, and the profile through which the site asks for it. Their ARNs and the trust anchor's are
 * published as parameters, where the commands of the site's `COMMANDS.md` read them.
 *
 * Source: IAM Roles Anywhere user guide, "Profiles".
 */
export class IdentityRole extends Construct {
  public readonly role: ServiceRole;
  public readonly profile: RolesanywhereProfile;

  constructor(scope: Construct, id: string, props: IdentityRoleProps) {
    super(scope, id);
    const { environment, site, use, trustAnchorArn, durationSeconds = 3600 } = props;
    const name = identityName(environment, site, use.name);
    this.role = new ServiceRole(this, 'role', {
      environment,
      name: `${site}-${use.name}`,
      service: 'rolesanywhere.amazonaws.com',
      trustCondition: oneCertificate(name, trustAnchorArn),
      attachedPolicies: Object.fromEntries(
        use.policies.map((policy) => [policy, iamArn(environment, `policy/${policy}`)]),
      ),
      ...(use.pullsImages && { inlinePolicy: pullImages(environment) }),
    });
    this.profile = new RolesanywhereProfile(this, 'profile', {
      name,
      enabled: true,
      durationSeconds,
      roleArns: [this.role.arn],
      dependsOn: [...this.role.permissions],
    });
    const facts: IdentityFacts = {
      'trust-anchor-arn': trustAnchorArn,
      'profile-arn': this.profile.arn,
      'role-arn': this.role.arn,
    };
    for (const [fact, value] of Object.entries(facts)) {
      const path = `${identityPath(site, use.name)}/${fact}`;
      new PublishedParameter(this, `published-${fact}`, { environment, path, value });
    }
  }
}
