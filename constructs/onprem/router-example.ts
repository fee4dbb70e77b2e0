import { Construct } from 'constructs';
import { siteFolder } from '../../config/layout';
import type { CloudEnvironment } from '../../config/schema/environment';
import { CLOUD_ASN, tunnelAddresses, tunnelInsideCidrs, type VpnSite } from '../../config/network/vpn-tunnels';
import { vpnConnectionName } from '../network/network-names';
import { OutputFile } from '../output-file';
import { frrConfig } from './frr-config';
import { swanctlConfig } from './swanctl-config';

export interface RouterExampleProps {
  readonly environment: CloudEnvironment;
  /** The site's name in the environment. */
  readonly name: string;
  readonly site: VpnSite;
  /** The environment's file, relative to the repository's root. */
  readonly source: string;
}

/** The site's end of its VPN, as two files for a Linux router: the tunnels (strongSwan) and BGP (FRR). */
export class RouterExample extends Construct {
  public readonly frr: OutputFile;
  public readonly swanctl: OutputFile;

  constructor(scope: Construct, id: string, { environment, name, site, source }: RouterExampleProps) {
    super(scope, id);
    const folder = `${siteFolder(environment, name)}/router`;
    const tunnels = tunnelInsideCidrs(environment, name).map(tunnelAddresses);
    this.frr = new OutputFile(this, 'frr', {
      path: `${folder}/frr.conf`,
      source,
      comment: '!',
      render: () =>
        frrConfig({
          site: name,
          asn: site.vpn.asn,
          cloudAsn: CLOUD_ASN,
          nodeCidr: site.network.nodeCidr,
          vpcCidr: environment.cloud.network.vpcCidr,
          tunnels,
        }),
    });
    this.swanctl = new OutputFile(this, 'swanctl', {
      path: `${folder}/swanctl.conf`,
      source,
      render: () =>
        swanctlConfig({
          region: environment.cloud.region,
          connectionName: vpnConnectionName(environment, name),
          peer: site.vpn.peer,
          tunnels,
        }),
    });
  }
}
