import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import { imageLifecycle } from './image-lifecycle';

export interface ImageRepositoryProps {
  readonly environment: { readonly name: string };
  /** The image's name, such as `pipeline`; the repository is `<env>/<image>`. */
  readonly image: string;
  /** Key by which every layer is encrypted. */
  readonly encryptionKey: EncryptionKey;
  /**
   * How many of the newest tagged images are kept.
   * @default 50: ten weeks, with one release each working day
   */
  readonly keepTagged?: number;
}

/**
 * The repository of one of the platform's own images. A tag always means the same image. Each image is scanned when it is pushed, and old
 * images are deleted (ECR user guide, "Amazon ECR private repositories"). It has no repository policy: only roles of the account can pull
 * and push, by their own policies. It holds data, so Terraform refuses to destroy it.
 */
export class ImageRepository extends Construct {
  public readonly repository: EcrRepository;
  public readonly lifecycle: EcrLifecyclePolicy;

  constructor(
    scope: Construct,
    id: string,
    { environment, image, encryptionKey, keepTagged = 50 }: ImageRepositoryProps,
  ) {
    super(scope, id);
    this.repository = new EcrRepository(this, 'repository', {
      name: `${environment.name}/${image}`,
      imageTagMutability: 'IMMUTABLE',
      // Set here and not in the registry's configuration, which is for the whole account and may be shared by other environments.
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: encryptionKey.arn }],
      forceDelete: false,
      lifecycle: { preventDestroy: true },
    });
    this.lifecycle = new EcrLifecyclePolicy(this, 'lifecycle', {
      repository: this.repository.name,
      policy: JSON.stringify(imageLifecycle(keepTagged)),
    });
  }

  /** Where images are pushed to and pulled from, such as `123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/hybrid/pipeline`. */
  public get url(): string {
    return this.repository.repositoryUrl;
  }
}
