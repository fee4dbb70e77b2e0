import type { App } from 'cdktf';
import { TerraformResource } from 'cdktf';
import { NAME_LIMITS } from '../config/aws/name-limits';

const LIMITS = Object.values(NAME_LIMITS);

/**
 * Names that are too long for AWS, which would refuse them in the middle of an apply. The environment's rules check the names in its file.
 * This checks the names that constructs make.
 */
export const nameFaults = (app: App): string[] =>
  app.node
    .findAll()
    .filter((construct) => construct instanceof TerraformResource)
    .flatMap((resource) => {
      const limits = LIMITS.filter(({ type }) => type === resource.terraformResourceType);
      if (limits.length === 0) return [];
      const values = argumentsOf(resource);
      return limits.flatMap(({ limit, what, argument }) => {
        const name = values[argument];
        return typeof name === 'string' && !name.includes('${') && name.length > limit
          ? [
              `${resource.node.path}: ${what} has at most ${limit} characters, and '${name}' has ${name.length}; shorten it`,
            ]
          : [];
      });
    });

/** The arguments as Terraform gets them. */
function argumentsOf(resource: TerraformResource): Readonly<Record<string, unknown>> {
  const { resource: types } = resource.toTerraform() as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const block = types[resource.terraformResourceType]?.[resource.friendlyUniqueId];
  return typeof block === 'object' && block !== null ? (block as Readonly<Record<string, unknown>>) : {};
}
