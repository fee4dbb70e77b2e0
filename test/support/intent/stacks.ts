import { isObject, list, resources, type Json, type StackJson } from '../stack-json';
import { offender, type Check } from './check';

/** Tags by which everything is found again, and billed. */
const REQUIRED = ['landbridge:environment', 'landbridge:stack'];

const tagsOf = (value: Json | undefined): string[] => (isObject(value) ? Object.keys(value) : []);

const providersOf = ({ provider }: StackJson) => list(provider, 'aws');

/** Every AWS provider has our default tags, and no resource writes over them. */
export const untagged: Check = (world) => [
  ...Object.entries(world.stacks).flatMap(([stack, json]) => {
    const missing = providersOf(json).flatMap((provider) => {
      const tags = list(provider, 'default_tags').flatMap((block) => tagsOf(block['tags']));
      return REQUIRED.filter((tag) => !tags.includes(tag));
    });
    const none = providersOf(json).length === 0 ? ['provider'] : [];
    return [...none, ...missing].map((what) => `${stack}: lacks ${what}`);
  }),
  ...resources(world).flatMap((block) =>
    tagsOf(block.body['tags'])
      .filter((tag) => REQUIRED.includes(tag))
      .map((tag) => offender(block, `writes over ${tag}`)),
  ),
];

/** Each state is kept where every machine finds the same one: a locked bucket, or a path relative to the stack. */
export const machineBound: Check = (world) =>
  Object.entries(world.stacks).flatMap(([stack, json]) => {
    const [backend] = list(json.terraform, 'backend');
    const [s3] = list(backend, 's3');
    const [local] = list(backend, 'local');
    if (s3?.['use_lockfile'] === true) return [];
    const path = local?.['path'];
    if (typeof path === 'string' && path.startsWith('../')) return [];
    return [`${stack}: keeps its state neither in a locked bucket nor at a relative path`];
  });
