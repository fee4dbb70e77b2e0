import * as z from 'zod';
import { Name, named, ZoneLetter } from './primitives';

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
