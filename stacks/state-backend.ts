import type { TerraformStack } from 'cdktf';
import { LocalBackend, S3Backend } from 'cdktf';
import { bucketName, STATE_BUCKET } from '../config/aws/names';
import type { CloudEnvironment } from '../config/schema/environment';

/**
 * Says where a stack's state is: a git-ignored folder at the repository's root, relative so that the JSON is the same on every machine, or
 * the environment's state bucket, locked by a lock file beside the state (Terraform 1.11, "S3 backend", `use_lockfile`).
 */
export function keepState(stack: TerraformStack, environment: CloudEnvironment, id: string): void {
  if (environment.terraformState === 'local') {
    // Terraform runs in cdktf.out/stacks/<id>.
    new LocalBackend(stack, { path: `../../../.terraform-state/${id}.tfstate` });
    return;
  }
  // No `encrypt`: it would ask S3 for its own key for each write, in place of the bucket's KMS key.
  const backend = new S3Backend(stack, {
    bucket: bucketName(environment, STATE_BUCKET),
    key: `${id}.tfstate`,
    region: environment.cloud.region,
  });
  // The bindings are older than this argument.
  backend.addOverride('use_lockfile', true);
}
