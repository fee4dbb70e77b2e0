import { TerraformAsset } from 'cdktf';
import type { Construct } from 'constructs';

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
