import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type App, type TerraformElement, TerraformStack, LocalBackend, S3Backend } from 'cdktf';
import type { Node } from 'constructs';
import type { CloudEnvironment } from '../config/schema/environment';
import { AWS_PROVIDER_VERSION, TERRAFORM_VERSION } from '../config/versions';
import { bucketName, STATE_BUCKET } from '../config/aws/names';
import { withQuickResolve } from './quick-resolve';

/**
 * The base of all stacks. A stack is one Terraform state of one environment. The base sets its id, its backend, the provider for the
 * environment's account and region, and the default tags. Subclasses only wire constructs.
 */
export abstract class LandbridgeStack extends TerraformStack {
  private mayLookUp = false;

  /**
   * @param name the stack's name within the environment, such as `network`; its id becomes `<env>-<name>`
   */
  protected constructor(app: App, environment: CloudEnvironment, name: string) {
    const id = `${environment.name}-${name}`;
    super(app, id);
    const { account, region } = environment.cloud;
    new AwsProvider(this, 'aws', {
      region,
      allowedAccountIds: [account],
      defaultTags: [{ tags: { 'landbridge:environment': environment.name, 'landbridge:stack': name } }],
    });
    this.addOverride('terraform.required_version', TERRAFORM_VERSION);
    this.addOverride('terraform.required_providers.aws', { source: 'hashicorp/aws', version: AWS_PROVIDER_VERSION });
    keepState(this, environment, id);
  }

  /** Overrides may have put values of another stack into this one. */
  public expectLookUps(): void {
    this.mayLookUp = true;
  }

  /**
   * Finds what this stack looks up in others. cdktf resolves every value for that alone, which takes a fifth of a synth. Stacks of ours look
   * up nothing in each other (ARCHITECTURE.md, "Decisions"), so only overrides are worth it.
   */
  public override prepareStack(): void {
    if (this.mayLookUp) super.prepareStack();
  }

  /** As cdktf makes it, and a test says so. */
  public override toTerraform(): unknown {
    return withQuickResolve(() => super.toTerraform() as unknown);
  }

  /**
   * The path below the stack, joined by underscores: an address that a reviewer can read in a plan, such as
   * `aws_s3_bucket.state_bucket`. No two can be equal, because ids have no underscore (`synthesis/tree-faults.ts`).
   */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = 'node' in element ? element.node : element;
    return node.scopes
      .slice(this.node.scopes.length)
      .map((scope) => scope.node.id)
      .join('_');
  }
}

/**
 * Sets where a stack's state is. A local state is in a git-ignored folder at the repository's root; its path is relative, so that the JSON
 * is the same on every machine. Otherwise it is in the environment's state bucket, with a lock file beside the state (Terraform 1.11, "S3
 * backend", `use_lockfile`).
 */
function keepState(stack: TerraformStack, environment: CloudEnvironment, id: string): void {
  if (environment.terraformState === 'local') {
    // Terraform runs in cdktf.out/stacks/<id>.
    new LocalBackend(stack, { path: `../../../.terraform-state/${id}.tfstate` });
    return;
  }
  // `encrypt` stays out: each write would then use S3's own key in place of the bucket's KMS key.
  const backend = new S3Backend(stack, {
    bucket: bucketName(environment, STATE_BUCKET),
    key: `${id}.tfstate`,
    region: environment.cloud.region,
  });
  // cdktf's bindings do not know this argument yet.
  backend.addOverride('use_lockfile', true);
}
