import type { Command } from './harness/command';
import { allowDestroy } from './allow-destroy';
import { bench } from './bench';
import { bootstrap } from './bootstrap';
import { check } from './check';
import { demo } from './demo';
import { diagram } from './diagram';
import { init } from './init';
import { preflight } from './preflight';
import { proofs } from './proofs';
import { record } from './record';
import { sitePrecheck, siteSmoke } from './site';
import { synth } from './synth';

/** Every command, in the order in which a person meets them. */
export const COMMANDS = [
  init,
  check,
  synth,
  diagram,
  preflight,
  bootstrap,
  sitePrecheck,
  siteSmoke,
  record,
  allowDestroy,
  demo,
  proofs,
  bench,
] as readonly unknown[] as readonly Command[];
