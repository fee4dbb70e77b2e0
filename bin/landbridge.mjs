#!/usr/bin/env node
// The program's start: bundles it where a source has changed, then runs the bundle.
import { createRequire } from 'node:module';
import { build } from './build.mjs';

await build();
createRequire(import.meta.url)('../dist/landbridge.js');
