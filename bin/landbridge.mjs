#!/usr/bin/env node
// Bundles the program where a source has changed, without a word, and runs the bundle.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BundleError, bundleProgram } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
try {
  createRequire(import.meta.url)(await bundleProgram(root, 'commands/landbridge.ts'));
} catch (reason) {
  if (!(reason instanceof BundleError)) throw reason;
  console.error(`The program cannot be bundled:\n${reason.message}`);
  process.exitCode = 70;
}
