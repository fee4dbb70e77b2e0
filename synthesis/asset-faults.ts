import type { App } from 'cdktf';
import { AssetType, TerraformAsset } from 'cdktf';

/**
 * Assets that CDK for Terraform would pack itself: it starts this program again to do so, and again from there, without an end,
 * because the program is one bundled file.
 */
export const assetFaults = (app: App): string[] =>
  app.node
    .findAll()
    .filter((construct) => construct instanceof TerraformAsset)
    .filter(({ type }) => type === AssetType.ARCHIVE)
    .map(({ node }) => `${node.path}: cannot be packed while synthesizing; pack it before and use AssetType.FILE`);
