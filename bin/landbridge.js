#!/usr/bin/env node
// Bundles the program where a source has changed, without a word, and runs the bundle.
const { enableCompileCache } = require('node:module');
const { dirname, join } = require('node:path');
const { BundleError, bundleProgram } = require('./build.js');

const root = dirname(__dirname);
bundleProgram(root, 'commands/landbridge.ts')
  .then((program) => {
    // What V8 made of the bundle is kept beside it, since compiling takes a fifth of a synth. Node has this from 22.1 on, checks it against
    // the file's content, and says nothing where it cannot write (Node.js 22, "module.enableCompileCache").
    enableCompileCache?.(join(root, 'dist', 'compiled'));
    require(program);
  })
  .catch((reason) => {
    if (!(reason instanceof BundleError)) throw reason;
    console.error(`The program cannot be bundled:\n${reason.message}`);
    process.exitCode = 70;
  });
