import { Release } from '@cdktf/provider-helm/lib/release';
import { type ITerraformDependable, Lazy, TerraformAsset } from 'cdktf';
import type { Construct } from 'constructs';

export interface ChartReleaseProps {
  /** The release's name, unique in its namespace. */
  readonly name: string;
  readonly namespace: string;
  /** The chart's name in its repository, or a folder relative to the stack's. */
  readonly chart: string;
  /** Where the chart is, such as `oci://public.ecr.aws/karpenter`; not for a folder. */
  readonly repository?: string;
  /** The chart's version; not for a folder. */
  readonly version?: string;
  /** Makes the chart's values, plain data; called when the stack is synthesized, so that what is changed until then is in them. */
  readonly values?: () => object;
  /**
   * Says how long Helm waits, in minutes: for all to be ready, and for all to be gone. Called as late as {@link values}.
   * @default 10
   */
  readonly timeoutMinutes?: () => number;
  /**
   * What becomes of an install or upgrade that fails: taken back, or left for a person to look at.
   * @default 'keep'
   */
  readonly onFailure?: 'roll-back' | 'keep';
  /**
   * What must stand before, and is destroyed after.
   * @default []
   */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * A chart as Terraform installs it: waited for in both directions, since what comes after rests on it, and what is destroyed before
 * it must be gone.
 *
 * The values are one JSON text, which Terraform shows in a plan key by key. Kinds in a chart's own `crds` folder are left out: Helm never
 * upgrades those, so they come by a chart of their own.
 *
 * Source: Terraform Helm provider 3.1, `helm_release`; Helm, "Custom Resource Definitions".
 */
export class ChartRelease extends Release {
  constructor(scope: Construct, id: string, props: ChartReleaseProps) {
    const { values, timeoutMinutes = () => 10, onFailure = 'keep', after = [], ...chart } = props;
    super(scope, id, {
      ...chart,
      ...(values && { values: Lazy.listValue({ produce: () => [terraformText(JSON.stringify(values()))] }) }),
      timeout: Lazy.numberValue({ produce: () => timeoutMinutes() * 60 }),
      wait: true,
      atomic: onFailure === 'roll-back',
      skipCrds: true,
      // Each revision is a Secret with the whole chart in it.
      maxHistory: 5,
      dependsOn: [...after],
    });
  }
}

/**
 * A text that is not ours as Terraform's JSON must have it to come out unchanged: `${` and `%{` would begin an expression there. A single
 * `$` stays, because only these two mean something.
 *
 * CDKTF's own references are such expressions too; a text with one in it must not come through here.
 *
 * Source: Terraform language, "Strings and Templates", "Escape Sequences".
 */
export const terraformText = (text: string): string => text.replaceAll(/[$%]\{/g, (begin) => begin.charAt(0) + begin);

/**
 * A chart of this repository, copied beside the stack's JSON into a folder that is named after what is in it: a plan shows when the chart
 * itself changes, which Helm's provider would not notice.
 */
export class LocalChart extends TerraformAsset {
  /** @param name the chart's folder in `charts/` */
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id, { path: `charts/${name}` });
  }

  /** The chart's folder as a release names it, relative to the stack's. */
  public get folder(): string {
    return `./${this.path}`;
  }
}
