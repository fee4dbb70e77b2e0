import type { App } from 'cdktf';
import { AssetType, TerraformAsset, TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import { OutputFile } from '../constructs/output-file';
import { nameFaults } from './name-faults';
import { stacksOf } from './stack-json';

/**
 * All faults of a construct tree. It runs each construct's own validation, also outside of stacks, where `app.synth()` does not. Then it
 * looks for faults that only the whole tree shows.
 */
export function treeFaults(app: App): string[] {
  const all = app.node.findAll();
  return [
    ...all.flatMap((construct) => construct.node.validate().map((message) => `${construct.node.path}: ${message}`)),
    ...idFaults(app),
    ...nameFaults(all),
    ...assetFaults(all),
    ...pathFaults(outputFilesAmong(all)),
  ];
}

/** All files that the tree renders. */
export const outputFiles = (app: App): OutputFile[] => outputFilesAmong(app.node.findAll());

const outputFilesAmong = (constructs: readonly IConstruct[]): OutputFile[] =>
  constructs.filter((construct) => construct instanceof OutputFile);

function pathFaults(outputs: readonly OutputFile[]): string[] {
  const owners = new Map<string, OutputFile>();
  return outputs.flatMap((output) => {
    const first = owners.get(output.path);
    if (!first) {
      owners.set(output.path, output);
      return [];
    }
    return [`${output.node.path}: ${first.node.path} renders ${output.path} too; give each a path of its own`];
  });
}

const ID = /^[a-z0-9-]+$/;

/**
 * Construct ids that CDK for Terraform would turn into the same address. It drops characters from ids of resources directly below a stack,
 * so `a.b` and `ab` become one address, and one resource is lost without a message.
 */
function idFaults(app: App): string[] {
  return stacksOf(app).flatMap((stack) => {
    const inside = stack.node.findAll();
    const malformed = inside
      .filter((construct) => !ID.test(construct.node.id))
      .map(({ node }) => `${node.path}: the id '${node.id}' may only have a-z, 0-9 and '-'; rename it`);
    const addresses = new Map<string, string>();
    const colliding = inside.filter(TerraformElement.isTerraformElement).flatMap((element) => {
      const address = `${element.constructor.name}.${element.friendlyUniqueId}`;
      const first = addresses.get(address);
      addresses.set(address, element.node.path);
      return first ? [`${element.node.path}: has the same Terraform address as ${first}; rename one of them`] : [];
    });
    return [...malformed, ...colliding];
  });
}

/**
 * Assets that CDK for Terraform would pack itself. To pack one it starts its own file as a program. Here that file is the whole bundle,
 * which would start itself again without end.
 */
const assetFaults = (constructs: readonly IConstruct[]): string[] =>
  constructs
    .filter((construct) => construct instanceof TerraformAsset)
    .filter(({ type }) => type === AssetType.ARCHIVE)
    .map(({ node }) => `${node.path}: cannot be packed while synthesizing; pack it before and use AssetType.FILE`);
