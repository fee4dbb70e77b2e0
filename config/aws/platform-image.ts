import { hasCloud } from '../kubernetes/clusters';
import { ecrHost } from './partition';
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

/** Whether the images are in the account's ECR, from which a site pulls only with a token. */
export const imagesInEcr = (environment: Environment): environment is CloudEnvironment =>
  hasCloud(environment) && environment.release.registry === undefined;

/** With neither a registry nor a cloud there is no image, and nothing that needs one is installed: `hasImage`. */
const ownRegistry = (environment: Environment): string =>
  hasCloud(environment) ? `${ecrHost(environment.cloud)}/${environment.name}` : 'localhost';

/** Whether there is an image of that name: one of the environment's repositories, or whatever a registry of its owner's holds. */
export const hasImage = ({ cloud, release }: Environment, name: string): boolean =>
  release.registry !== undefined || (cloud?.images ?? []).includes(name);
