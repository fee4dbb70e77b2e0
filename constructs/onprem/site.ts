import { Construct } from 'constructs';
import { hasCloud, hasOwnArgoCd } from '../../config/kubernetes/clusters';
import type { AppliedSiteRecord } from '../../config/schema/applied';
import type { Environment, SiteConfig } from '../../config/schema/environment';
import { hasVpn } from '../../config/network/vpn-tunnels';
import { SiteArgoCd } from './argo-cd/site-argo-cd';
import { KubespraySite } from './kubespray-site';
import { RouterExample } from './router-example';

export interface SiteProps {
  readonly environment: Environment;
  /** The site's name in the environment. */
  readonly name: string;
  readonly site: SiteConfig;
  /** The environment's file, relative to the repository's root: rendered files name it as their source. */
  readonly source: string;
  /**
   * The record of what runs there.
   * @default nothing yet
   */
  readonly applied?: AppliedSiteRecord | undefined;
}

/** The rendered files of one on-premises site, for the people who run it. It has no Terraform stack. */
export class Site extends Construct {
  /** Inventory, variables and commands of the cluster. */
  public readonly kubespray: KubespraySite;
  /** Absent where Argo CD runs on another cluster. */
  public readonly argoCd?: SiteArgoCd;
  /** Absent where the site has no VPN or the environment no cloud. */
  public readonly router?: RouterExample;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const { environment, name, site, source } = props;
    this.kubespray = new KubespraySite(this, 'kubespray', props);
    if (hasOwnArgoCd(props)) this.argoCd = new SiteArgoCd(this, 'argo-cd', { environment, name, site, source });
    if (hasCloud(environment) && hasVpn(site)) {
      this.router = new RouterExample(this, 'router', { environment, name, site, source });
    }
  }
}
