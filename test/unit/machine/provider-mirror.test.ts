import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProviderMirror } from '../../../machine/provider-mirror';

const root = mkdtempSync(join(tmpdir(), 'landbridge-mirror-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => rmSync(root, { recursive: true, force: true }));

const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
const place = (path: string): string => {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return root;
};
const VERSION = '5.100.0';
const aws = 'registry.terraform.io/hashicorp/aws';

describe('findProviderMirror', () => {
  it('finds the version among others and lists all providers of the mirror', () => {
    place(`${aws}/5.100.0/${platform}/terraform-provider-aws`);
    place(`${aws}/6.99.0/${platform}/terraform-provider-aws`);
    place(`registry.terraform.io/hashicorp/helm/terraform-provider-helm_2.0.0_${platform}.zip`);
    expect(findProviderMirror(VERSION, [join(root, 'absent'), root])).toEqual({
      path: root,
      providers: [aws, 'registry.terraform.io/hashicorp/helm'],
      layout: 'folder',
    });
  });

  it('knows an archive', () => {
    place(`${aws}/terraform-provider-aws_5.100.0_${platform}.zip`);
    expect(findProviderMirror(VERSION, [root])).toMatchObject({ layout: 'archive' });
  });

  it('passes over a mirror for another machine, with another version, or without AWS', () => {
    place(`${aws}/5.100.0/plan9_mips/terraform-provider-aws`);
    place(`${aws}/4.67.0/${platform}/terraform-provider-aws`);
    place(`registry.terraform.io/hashicorp/helm/2.0.0/${platform}/terraform-provider-helm`);
    expect(findProviderMirror(VERSION, [root])).toBeUndefined();
  });
});
