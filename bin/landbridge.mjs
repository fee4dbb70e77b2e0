#!/usr/bin/env node
// Bundles the program where a source has changed, without a word, and runs the bundle.
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BundleError, bundleProgram } from './build.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
try {
  const program = await bundleProgram(root, 'commands/landbridge.ts');
  // What V8 made of the bundle is kept beside it, since compiling takes a fifth of a synth. Node has this from 22.1 on, checks it against
  // the file's content, and says nothing where it cannot write (Node.js 22, "module.enableCompileCache").
  module.enableCompileCache?.(join(root, 'dist', 'compiled'));
  createRequire(import.meta.url)(program);
} catch (reason) {
  if (!(reason instanceof BundleError)) throw reason;
  console.error(`The program cannot be bundled:\n${reason.message}`);
  process.exitCode = 70;
}
