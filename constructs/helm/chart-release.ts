import { Release } from '@cdktf/provider-helm/lib/release';
import { type ITerraformDependable, Lazy, TerraformAsset } from 'cdktf';
import type { Construct } from 'constructs';

export interface ChartReleaseProps {
  /** The release's name, unique in its namespace. */
  readonly name: string;
  readonly namespace: string;
  /** The chart's name in its repository, or a folder relative to the stack's. */
  readonly chart: string;
  /** Where the chart is, such as `oci://public.ecr.aws/karpenter`. Absent for a folder. */
  readonly repository?: string;
  /** The chart's version. Absent for a folder. */
  readonly version?: string;
  /** Makes the chart's values, as plain data. It is called at synth, so overrides are in them. */
  readonly values?: () => object;
  /**
   * How long Helm waits for an install or an uninstall to end, in minutes. Called at synth too.
   * @default 10
   */
  readonly timeoutMinutes?: () => number;
  /**
   * Whether a failed install or upgrade is rolled back, or kept for a person to look at.
   * @default 'keep'
   */
  readonly onFailure?: 'roll-back' | 'keep';
  /**
   * What is made before the release and destroyed after it.
   * @default []
   */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * A chart as Terraform installs it. Terraform waits until it is ready, because later resources need it, and waits until it is gone, because
 * earlier resources must outlive it.
 *
 * The values are one JSON text, which a Terraform plan shows key by key. CRDs in a chart's `crds` folder are skipped, because Helm never
 * upgrades them. A separate chart brings them.
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
      // Each revision is a Secret that holds the whole chart.
      maxHistory: 5,
      dependsOn: [...after],
    });
  }
}

/**
 * Escapes a text for Terraform's JSON, where `${` and `%{` begin an expression. A single `$` stays, because it has no meaning there.
 *
 * Do not pass a text with a reference of CDKTF's: the reference would be escaped too.
 *
 * Source: Terraform language, "Strings and Templates", "Escape Sequences".
 */
export const terraformText = (text: string): string => text.replaceAll(/[$%]\{/g, (begin) => begin.charAt(0) + begin);

/**
 * A chart of this repository, copied beside the stack's JSON. The copy's folder is named by a hash of its content, so that a plan shows a
 * change of the chart. Helm's provider would not notice it otherwise.
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
