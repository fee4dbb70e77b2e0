import { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { NAME_LIMITS } from '../config/aws/name-limits';

const LIMITS = Object.values(NAME_LIMITS);

/**
 * Names that are too long for AWS, which would refuse them in the middle of an apply. The environment's rules check the names in its file.
 * This checks the names that constructs make.
 */
export const nameFaults = (constructs: readonly IConstruct[]): string[] =>
  constructs
    .filter((construct) => construct instanceof TerraformResource)
    .flatMap((resource) =>
      LIMITS.filter(({ type }) => type === resource.terraformResourceType).flatMap(({ limit, what, argument }) => {
        const name = argumentOf(resource, argument);
        return typeof name === 'string' && !name.includes('${') && name.length > limit
          ? [
              `${resource.node.path}: ${what} has at most ${limit} characters, and '${name}' has ${name.length}; shorten it`,
            ]
          : [];
      }),
    );

/**
 * An argument as Terraform gets it. The class of the provider tells what a construct gave; only a resource with overrides is asked for all
 * that it comes to, which takes many times as long.
 */
function argumentOf(resource: TerraformResource, argument: string): unknown {
  const { overrides } = resource.toMetadata() as { readonly overrides?: object };
  if (!overrides) return (resource as unknown as Readonly<Record<string, unknown>>)[`${camelCased(argument)}Input`];
  const { resource: types } = resource.toTerraform() as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const block = types[resource.terraformResourceType]?.[resource.friendlyUniqueId];
  return (Object(block) as Readonly<Record<string, unknown>>)[argument];
}

const camelCased = (argument: string): string =>
  argument.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
