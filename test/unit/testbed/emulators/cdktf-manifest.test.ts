import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leaveOut } from '../../../../testbed/emulators/workspace';

it('leaveOut takes a stack out of the manifest and nothing else', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'landbridge-'));
  const file = join(outdir, 'manifest.json');
  const cluster = { name: 'hybrid-cluster', dependencies: [] };
  const platform = { name: 'hybrid-platform', dependencies: ['hybrid-cluster'] };
  writeFileSync(file, JSON.stringify({ version: '0.21.0', stacks: { cluster, platform } }));

  leaveOut(['platform'], outdir);

  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: '0.21.0', stacks: { cluster } });
  rmSync(outdir, { recursive: true });
});
