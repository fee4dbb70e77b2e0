import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { Linter } from 'eslint';

const rules = createRequire(__filename)('../../../../dev/lint/house-rules.js') as Linter.Config[];
const linter = new Linter();

/** What the house's rules say to a file of this text at this path. */
const complaints = (file: string, text: string): string[] =>
  linter.verify(text, rules, { filename: file }).map(({ message }) => message);

describe('everywhere', () => {
  it.each([
    "import { S3Bucket } from '@cdktf/provider-aws';",
    "import { s3Bucket } from '@cdktf/provider-aws/lib';",
    "import { s3Bucket } from '@cdktf/provider-helm/lib/index.js';",
    "export * from '@cdktf/provider-aws';",
    "const aws = await import('@cdktf/provider-aws');",
    "const aws = require('@cdktf/provider-aws/lib');",
  ])('a provider barrel is refused for its start-up: %s', (text) => {
    expect(complaints('commands/any.ts', text)).toEqual([expect.stringContaining('30 times as long')]);
  });

  it.each([
    "import { App } from 'cdktf/lib/app';",
    "import { App } from 'cdktf/lib';",
    "const { App } = require('cdktf/lib/app');",
  ])("cdktf's internals are refused: %s", (text) => {
    expect(complaints('stacks/any.ts', text)).toEqual([expect.stringContaining("from 'cdktf' itself")]);
  });

  it.each([
    "import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';",
    "import { App } from 'cdktf';",
    "const app = require('cdktf');",
  ])('one resource and cdktf itself are accepted: %s', (text) => {
    expect(complaints('constructs/storage/any.ts', text)).toEqual([]);
  });

  it('a file of 251 lines is refused, unless a generator wrote it', () => {
    const lines = 'export {};\n'.repeat(251);

    expect(complaints('constructs/any.ts', lines)).toEqual([expect.stringContaining('too many lines (251)')]);
    expect(complaints('constructs/any.generated.ts', lines)).toEqual([]);
    expect(complaints('constructs/any.ts', 'export {};\n'.repeat(250))).toEqual([]);
  });
});

describe.each(['config/any.ts', 'constructs/network/any.ts', 'apps/any.ts', 'helm-values/any.ts'])(
  'pure: %s',
  (file) => {
    it.each([
      "import { readFileSync } from 'node:fs';",
      "import { readFileSync } from 'fs';",
      "import { readFile } from 'node:fs/promises';",
      "import { execFileSync } from 'node:child_process';",
      "const fs = require('fs');",
      "const fs = await import('node:fs');",
      'const now = Date.now();',
      'const now = new Date();',
      'const dice = Math.random();',
      'const { random } = Math;',
      'const home = process.env.HOME;',
      'const home = globalThis.process.env.HOME;',
    ])('is refused: %s', (text) => {
      expect(complaints(file, text)).toEqual([expect.stringContaining('This folder is pure')]);
    });

    it('a barrel is refused there too', () => {
      expect(complaints(file, "import { S3Bucket } from '@cdktf/provider-aws';")).toHaveLength(1);
    });

    it('other modules and the rest of Math are accepted', () => {
      expect(
        complaints(file, "import { Netmask } from 'netmask'; import { posix } from 'node:path'; Math.max(1, 2);"),
      ).toEqual([]);
    });
  },
);

it('synthesis, tools and tests may read, write and know the time', () => {
  const text = "import { readFileSync } from 'node:fs'; Date.now(); process.exit(Math.random());";

  expect(['synthesis/any.ts', 'commands/any.ts', 'main.ts'].flatMap((file) => complaints(file, text))).toEqual([]);
});
