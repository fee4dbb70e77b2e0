import * as z from 'zod';
import { HOST_AND_PORT } from './primitives';
import { PLATFORM_RELEASE } from '../versions';

/** The platform's own images: back end, front end, pipeline. */
export const Release = z.strictObject({
  /**
   * Tag of all of them. It must never move to other images.
   * @default PLATFORM_RELEASE of config/versions.ts
   */
  tag: z
    .string()
    .regex(/^(?!latest$)\w[\w.-]{0,127}$/i, "an image's tag that never moves, such as 1.4.2")
    .meta({ examples: ['1.4.2', '2.0.0'] })
    .default(PLATFORM_RELEASE),
  /**
   * Registry, and a path in it, that holds the images.
   * @default the environment's own repositories in ECR; without a cloud there are none, so the owner must name one
   */
  registry: z
    .string()
    .regex(
      new RegExp(String.raw`^${HOST_AND_PORT}(?:/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$`),
      'a registry without scheme, such as registry.acme.example/platform',
    )
    .meta({ examples: ['registry.acme.example/platform', 'registry.globex.example/apps'] })
    .optional(),
});
