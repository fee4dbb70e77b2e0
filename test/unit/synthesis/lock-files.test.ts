import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROVIDER_LOCKS } from '../../../config/provider-locks';
import { lockFile, writeLockFile } from '../../../synthesis/lock-files';
import { synthesized } from '../../support/synthesized';

const locked = (text: string): unknown[] =>
  [...text.matchAll(/^provider "registry\.terraform\.io\/(.+)" \{$/gm)].map(([, of]) => of);

describe('the lock of a stack', () => {
  const { stacks } = synthesized();
  const required = Object.entries(stacks).map(
    ([stack, { terraform }]) =>
      [stack, (terraform as { required_providers?: Record<string, unknown> }).required_providers] as const,
  );

  it.each(required)('has the providers of %s, and no others', (_stack, providers = {}) => {
    const sources = Object.values(providers).map((provider) => (provider as { readonly source: string }).source);

    expect(sources).not.toEqual([]);
    expect(locked(lockFile(providers))).toEqual(sources.sort());
  });

  it('leaves out a provider that an override wants in another version', () => {
    expect(locked(lockFile({ aws: { source: 'hashicorp/aws', version: '6.25.0' } }))).toEqual([]);
  });
});

describe.each(Object.entries(PROVIDER_LOCKS))('the lock of %s', (_source, { version, hashes }) => {
  it('is of an exact version, and has the hash of the archive and of the package for each of several platforms', () => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(hashes.filter((hash) => /^h1:[\w+/]{43}=$/.test(hash)).length).toBeGreaterThanOrEqual(4);
    expect(hashes.filter((hash) => /^zh:[0-9a-f]{64}$/.test(hash)).length).toBeGreaterThanOrEqual(11);
    expect([...new Set(hashes)].sort()).toEqual(hashes);
  });
});

describe('writing locks', () => {
  let outdir: string;
  const aws = { aws: { source: 'hashicorp/aws', version: PROVIDER_LOCKS['hashicorp/aws']?.version } };
  const path = (): string => join(outdir, 'stacks', 'hybrid-network', '.terraform.lock.hcl');
  const written = (): string => {
    writeLockFile(outdir, 'hybrid-network', { terraform: { backend: {}, required_providers: aws } });
    return readFileSync(path(), 'utf8');
  };

  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), 'landbridge-locks-'));
    mkdirSync(join(outdir, 'stacks', 'hybrid-network'), { recursive: true });
  });
  afterEach(() => rmSync(outdir, { recursive: true, force: true }));

  it('puts one beside the JSON of a stack', () => {
    expect(written()).toBe(lockFile(aws));
  });

  it('keeps the hash of another platform that Terraform added', () => {
    const more = lockFile(aws).replace('  hashes = [\n', '  hashes = [\n    "h1:of another platform=",\n');
    writeFileSync(path(), more);

    expect(written()).toBe(more);
  });

  it('replaces one of another version', () => {
    writeFileSync(path(), lockFile(aws).replaceAll('5.100.0', '6.25.0'));

    expect(written()).toBe(lockFile(aws));
  });
});
