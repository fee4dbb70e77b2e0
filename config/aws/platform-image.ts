import { hasCloud } from '../kubernetes/clusters';
import { ecrHost } from './names';
import type { CloudEnvironment, Environment } from '../schema/environment';

/**
 * One of the platform's own images with its tag.
 *
 * @param name such as `pipeline`
 */
export function platformImage(environment: Environment, name: string): string {
  const { registry = ownRegistry(environment), tag } = environment.release;
  return `${registry}/${name}:${tag}`;
}

/** Whether the images are in the account's ECR, where a site needs a token to pull. */
export const imagesInEcr = (environment: Environment): environment is CloudEnvironment =>
  hasCloud(environment) && environment.release.registry === undefined;

/** Without a registry and a cloud there are no images, so no app that needs one is installed (`hasImage`). */
const ownRegistry = (environment: Environment): string =>
  hasCloud(environment) ? `${ecrHost(environment.cloud)}/${environment.name}` : 'localhost';

/**
 * Whether there is an image of that name: in the environment's repositories, or in the owner's registry, which is taken to have all of
 * them.
 */
export const hasImage = ({ cloud, release }: Environment, name: string): boolean =>
  release.registry !== undefined || (cloud?.images ?? []).includes(name);
