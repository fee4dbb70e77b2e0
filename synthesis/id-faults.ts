import type { App } from 'cdktf';
import { TerraformElement, TerraformStack } from 'cdktf';

const ID = /^[a-z0-9-]+$/;

/**
 * Construct ids that CDK for Terraform would turn into the same address. It drops characters from ids of resources directly below a stack,
 * so `a.b` and `ab` become one address, and one resource is lost without a message.
 */
export function idFaults(app: App): string[] {
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  return stacks.flatMap((stack) => {
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
