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
   * @default 50: at a release a working day, ten weeks to go back to
   */
  readonly keepTagged?: number;
}

/**
 * Where one of the platform's own images is: a tag means the same image for ever, each is scanned when it comes, old ones go (ECR user
 * guide, "Amazon ECR private repositories"). No repository policy: pulling and pushing stay in the account, by the roles' own policies.
 * It holds data, so Terraform refuses to destroy it.
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
      // Here rather than in the registry's configuration: that one is the whole account's, and other environments may share it.
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
