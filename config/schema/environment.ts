import * as z from 'zod';
import type { AppliedRecord } from './applied';
import { Cloud } from './cloud';
import { HOST_AND_PORT, Name, named, ZoneLetter } from './primitives';
import { Repository } from './repository';
import { Site } from './site';
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
      'a registry without scheme, such as registry.acme.example/platform; a port, if any, of at most 65535',
    )
    .meta({ examples: ['registry.acme.example/platform', 'registry.globex.example/apps'] })
    .optional(),
});

/** A storage pair: the same buckets and files on both sides. */
export const StoragePair = z.strictObject({
  /** Letter of the zone in which the files are mounted at no transfer cost. */
  zone: ZoneLetter,
  /** Expected size in TiB; used for the monthly estimate. */
  sizeTiB: z.number().min(0.001),
  /**
   * Where files can be mounted.
   * @default 'all-zones': a pod in another zone works, at a transfer cost; a mount target itself costs nothing
   */
  mountTargets: z.enum(['own-zone', 'all-zones']).default('all-zones'),
  /** The only writer of each prefix: a site's name or `cloud`. Everybody may read all prefixes. */
  writers: named(Name),
});

/** The whole of one environment; the single source of its types, its checks and its documentation. */
export const EnvironmentSchema = z.strictObject({
  /** Prefix of every name in AWS and of every stack; unique in the repository. */
  name: Name,
  repository: Repository,
  /** Which images of the platform's own programs run. */
  release: Release.prefault({}),
  /** Where Terraform keeps its state: in a file below this folder, or in a locked S3 bucket that the `state` stack makes. */
  terraformState: z.enum(['local', 's3']),
  cloud: Cloud.optional(),
  sites: named(Site).default({}),
  storage: named(StoragePair).default({}),
});

/** An environment after parsing: defaults filled in. */
export type Environment = z.output<typeof EnvironmentSchema>;
/** An environment's AWS half after parsing. */
export type CloudConfig = z.output<typeof Cloud>;
/** One GPU pool after parsing, with the defaults of its use. */
export type GpuPoolConfig = CloudConfig['gpuPools'][string];
/** The pool of ordinary nodes after parsing. */
export type GeneralPoolConfig = CloudConfig['generalPool'];
/** How people come to Argo CD, after parsing. */
export type ArgoCdConfig = CloudConfig['argoCd'];
/** Where the repository is, after parsing. */
export type RepositoryConfig = z.output<typeof Repository>;
/** One on-premises site after parsing. */
export type SiteConfig = z.output<typeof Site>;
/** One storage pair after parsing. */
export type StoragePairConfig = z.output<typeof StoragePair>;

/** A valid environment and its file, relative to the repository's root. */
export interface LoadedEnvironment {
  readonly file: string;
  readonly environment: Environment;
  /** What runs on its sites; absent where nothing was recorded yet. */
  readonly applied?: AppliedRecord;
  /** Changes to its composition; absent if it has no file of overrides. */
  readonly overrides?: Overrides;
}

/** Changes to one environment's composition; only `compose()` knows their type. */
export interface Overrides {
  /** Such as `environments/hybrid.overrides.ts`. */
  readonly file: string;
  readonly apply: (composition: never) => void;
}

/** An environment with a cloud half; every stack is made from one. */
export type CloudEnvironment = Environment & { readonly cloud: CloudConfig };
