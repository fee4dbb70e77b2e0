import type { App } from 'cdktf';
import { AssetType, TerraformAsset } from 'cdktf';

/**
 * Assets that CDK for Terraform would pack itself. To pack one it starts its own file as a program. Here that file is the whole bundle,
 * which would start itself again without end.
 */
export const assetFaults = (app: App): string[] =>
  app.node
    .findAll()
    .filter((construct) => construct instanceof TerraformAsset)
    .filter(({ type }) => type === AssetType.ARCHIVE)
    .map(({ node }) => `${node.path}: cannot be packed while synthesizing; pack it before and use AssetType.FILE`);
