import { repositoryRoot, setting } from '../machine/cache-folder';
import type { Command } from './harness/command';
import { runProgram } from './harness/program';
import { runTool } from './harness/run-tool';
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

// A folder of one's own may hold the environments; by default it is the one that the program is in.
const root = setting('LANDBRIDGE_ROOT') ?? repositoryRoot;

runTool(() => runProgram(COMMANDS, process.argv.slice(2), root));
