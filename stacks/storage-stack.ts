import type { App } from 'cdktf';
import type { CloudEnvironment } from '../config/schema/environment';
import { LandbridgeStack } from './landbridge-stack';

export class StorageStack extends LandbridgeStack {
  constructor(app: App, environment: CloudEnvironment) {
    super(app, environment, 'storage');
  }
}
