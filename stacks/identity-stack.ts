import type { App } from 'cdktf';
import type { CloudEnvironment } from '../config/schema/environment';
import { sitesWithIdentity } from '../config/sites/site-identity';
import { SiteIdentity } from '../constructs/identity/site-identity';
import { LandbridgeStack } from './landbridge-stack';

/** The sites' identities in AWS, one for each site that has a `certificateAuthority` in the environment. */
export class IdentityStack extends LandbridgeStack {
  /** By the site's name. */
  public readonly identities: Readonly<Record<string, SiteIdentity>>;

  constructor(app: App, environment: CloudEnvironment) {
    super(app, environment, 'identity');
    this.identities = Object.fromEntries(
      sitesWithIdentity(environment).map(({ name, authority }) => [
        name,
        new SiteIdentity(this, `site-${name}`, { environment, site: name, authority }),
      ]),
    );
  }
}
