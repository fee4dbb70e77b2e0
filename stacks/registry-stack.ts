import type { App } from 'cdktf';
import type { CloudEnvironment } from '../config/schema/environment';
import { EncryptionKey } from '../constructs/encryption/encryption-key';
import { PublishedParameter } from '../constructs/parameters/published-parameter';
import { ImageRepository } from '../constructs/registry/image-repository';
import { LandbridgeStack } from './landbridge-stack';

/** One repository for each of the platform's own images, and the parameters by which the clusters find them. */
export class RegistryStack extends LandbridgeStack {
  /** By the image's name. */
  public readonly repositories: Readonly<Record<string, ImageRepository>>;

  constructor(app: App, environment: CloudEnvironment) {
    super(app, environment, 'registry');
    const encryptionKey = new EncryptionKey(this, 'key', { environment, purpose: 'registry' });
    this.repositories = Object.fromEntries(
      environment.cloud.images.map((image) => [
        image,
        new ImageRepository(this, `image-${image}`, { environment, image, encryptionKey }),
      ]),
    );
    for (const [image, { url }] of Object.entries(this.repositories)) {
      new PublishedParameter(this, `published-${image}`, { environment, path: `registry/${image}/url`, value: url });
    }
  }
}
