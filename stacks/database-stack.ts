import type { App } from 'cdktf';
import { POSTGRES_PORT } from '../config/network/cluster-addresses';
import type { CloudConfig, CloudEnvironment } from '../config/schema/environment';
import { ExistingNodeSecurityGroup } from '../constructs/cluster/every-node';
import { BackOfficeDatabase, DATABASE_NAME } from '../constructs/database/back-office-database';
import { ExistingNetwork } from '../constructs/network/existing-network';
import { PublishedParameter } from '../constructs/parameters/published-parameter';
import { LandbridgeStack } from './landbridge-stack';

/** The back-office database, and the parameters by which the clusters find it. */
export class DatabaseStack extends LandbridgeStack {
  public readonly database: BackOfficeDatabase;

  constructor(app: App, environment: CloudEnvironment, settings: NonNullable<CloudConfig['database']>) {
    super(app, environment, 'database');
    const network = new ExistingNetwork(this, 'network', environment);
    const { vpcId } = network;
    this.database = new BackOfficeDatabase(this, 'database', {
      environment,
      settings,
      vpcId,
      subnetIds: network.subnetIds('private'),
      nodeSecurityGroupId: new ExistingNodeSecurityGroup(this, 'nodes', { environment, vpcId }).id,
    });
    const published = {
      endpoint: this.database.endpoint,
      port: String(POSTGRES_PORT),
      name: DATABASE_NAME,
      'secret-arn': this.database.secretArn,
    };
    for (const [name, value] of Object.entries(published)) {
      new PublishedParameter(this, `published-${name}`, { environment, path: `database/${name}`, value });
    }
  }
}
