import type { App } from 'cdktf';
import { STATE_BUCKET } from '../config/aws/names';
import type { CloudEnvironment } from '../config/schema/environment';
import { EncryptionKey } from '../constructs/encryption/encryption-key';
import { PrivateBucket } from '../constructs/storage/private-bucket';
import { LandbridgeStack } from './landbridge-stack';

/**
 * The bucket that keeps the state of all stacks, including its own. `npm run bootstrap` makes it with local state, and then moves that
 * state into it. Roles for CI will be here as well.
 */
export class StateStack extends LandbridgeStack {
  public readonly bucket: PrivateBucket;

  constructor(app: App, environment: CloudEnvironment) {
    super(app, environment, 'state');
    this.bucket = new PrivateBucket(this, 'state', {
      environment,
      name: STATE_BUCKET,
      encryptionKey: new EncryptionKey(this, 'key', { environment, purpose: STATE_BUCKET }),
      // A state is small, and an old version may be the only way to recover.
      noncurrentDays: 'for-ever',
    });
  }
}
