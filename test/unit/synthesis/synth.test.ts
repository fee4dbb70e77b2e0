import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { App, AssetType, TerraformAsset, TerraformStack } from 'cdktf';
import { OutputFile } from '../../../constructs/output-file';
import { RefusedError } from '../../../synthesis/refused-error';
import { synth } from '../../../synthesis/synth';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'landbridge-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const newApp = (): App => new App({ outdir: join(root, 'cdktf.out') });
const newStack = (app: App): TerraformStack => {
  const stack = new TerraformStack(app, 'hybrid-network');
  new AwsProvider(stack, 'aws', { region: 'ap-northeast-2' });
  return stack;
};
const render = (app: App, id: string, path: string, text = 'text\n'): OutputFile =>
  new OutputFile(app, id, { path, source: 'environments/hybrid.ts', render: () => text });

/** Why a synth was refused, having written nothing. */
function refusal(app: App): readonly string[] {
  let problems: readonly string[] = [];
  try {
    synth(app, root);
  } catch (reason) {
    if (!(reason instanceof RefusedError)) throw reason;
    problems = reason.problems;
  }
  // The app makes its empty folder as soon as it is made itself.
  const written = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(written.map(({ name }) => name)).toEqual([]);
  return problems;
}

describe('synth', () => {
  it('writes stacks and files, and names them', () => {
    const app = newApp();
    new TerraformStack(app, 'hybrid-network');
    render(app, 'b', 'hybrid/b.conf');
    render(app, 'a', 'hybrid/a.conf');

    expect(synth(app, root)).toEqual({
      stacks: ['hybrid-network'],
      files: ['rendered/hybrid/a.conf', 'rendered/hybrid/b.conf', 'rendered/hybrid/terraform/hybrid-network.yaml'],
    });
    expect(readFileSync(join(root, 'rendered/hybrid/a.conf'), 'utf8')).toMatch(/environments\/hybrid\.ts.*\ntext\n$/);
  });

  it('writes what reviewers read of a stack beside the files of its environment, and removes it with the stack', () => {
    const before = newApp();
    render(before, 'a', 'hybrid/a.conf');
    newStack(before);
    synth(before, root);

    const file = join(root, 'rendered/hybrid/terraform/hybrid-network.yaml');
    expect(readFileSync(file, 'utf8')).toMatch(
      /^# Made by .* from environments\/hybrid\.ts; .*\n---\nprovider\.aws:\n {2}- region: ap-northeast-2\nterraform:\n/,
    );

    const now = newApp();
    render(now, 'a', 'hybrid/a.conf');
    synth(now, root);

    expect(existsSync(file)).toBe(false);
  });

  it('writes what reviewers read of a stack of no environment in a folder of its own', () => {
    const app = newApp();
    new TerraformStack(app, 'shared-dns');

    expect(synth(app, root).files).toEqual(['rendered/shared-dns/terraform/shared-dns.yaml']);
  });

  it('copies a file that is named, below a first line that says so', () => {
    const app = newApp();
    new OutputFile(app, 'copy', { path: 'hybrid/.copied.yml', source: 'playbooks/some.yml' });
    mkdirSync(join(root, 'playbooks'));
    writeFileSync(join(root, 'playbooks', 'some.yml'), '---\n- hosts: all\n');

    synth(app, root);

    expect(readFileSync(join(root, 'rendered/hybrid/.copied.yml'), 'utf8')).toMatch(
      /^# Made by .* from playbooks\/some\.yml; .*\n---\n- hosts: all\n$/,
    );
  });

  it('refuses a copy of a file that there is not', () => {
    const app = newApp();
    new OutputFile(app, 'copy', { path: 'hybrid/copied.yml', source: 'playbooks/none.yml' });

    expect(refusal(app)).toEqual([expect.stringContaining('hybrid/copied.yml is a copy of playbooks/none.yml')]);
  });

  it('removes what an earlier synth rendered and nothing renders now, with its empty folder', () => {
    const before = newApp();
    render(before, 'old', 'hybrid/gone/old.conf');
    synth(before, root);

    const now = newApp();
    render(now, 'new', 'hybrid/new.conf');
    synth(now, root);

    expect(readdirSync(join(root, 'rendered/hybrid'))).toEqual(['new.conf']);
  });

  it('leaves alone what was written for environments that it is not about', () => {
    const before = newApp();
    for (const name of ['hybrid', 'rack']) {
      new TerraformStack(before, `${name}-network`);
      new TerraformStack(before, `${name}-data`);
      render(before, name, `${name}/old.conf`);
    }
    synth(before, root);

    const now = newApp();
    new TerraformStack(now, 'hybrid-network');
    render(now, 'new', 'hybrid/new.conf');
    const { stacks } = synth(now, root, { only: ['hybrid'] });

    expect(stacks).toEqual(['hybrid-network']);
    expect(readdirSync(join(root, 'rendered/hybrid'))).toEqual(['new.conf', 'terraform']);
    expect(readdirSync(join(root, 'rendered/hybrid/terraform'))).toEqual(['hybrid-network.yaml']);
    expect(readdirSync(join(root, 'rendered/rack'))).toEqual(['old.conf', 'terraform']);
    const manifest = JSON.parse(readFileSync(join(root, 'cdktf.out/manifest.json'), 'utf8')) as { stacks: object };
    expect(Object.keys(manifest.stacks)).toEqual(['hybrid-network', 'rack-data', 'rack-network']);
  });

  it.each(['{"stacks": {', 'null', '{}', '{"stacks": null}'])('goes on over a damaged manifest: %s', (text) => {
    const app = newApp();
    new TerraformStack(app, 'hybrid-network');
    writeFileSync(join(root, 'cdktf.out/manifest.json'), text);

    expect(synth(app, root, { only: ['hybrid'] }).stacks).toEqual(['hybrid-network']);
    const manifest = JSON.parse(readFileSync(join(root, 'cdktf.out/manifest.json'), 'utf8')) as { stacks: object };
    expect(Object.keys(manifest.stacks)).toEqual(['hybrid-network']);
  });

  it('leaves no half-written file beside what it renders', () => {
    const app = newApp();
    render(app, 'a', 'hybrid/a.conf');
    synth(app, root);

    expect(readdirSync(join(root, 'rendered/hybrid'))).toEqual(['a.conf']);
  });

  it("leaves a person's file where it is", () => {
    mkdirSync(join(root, 'rendered/hybrid'), { recursive: true });
    writeFileSync(join(root, 'rendered/hybrid/notes.md'), 'call the data centre\n');

    synth(newApp(), root);

    expect(existsSync(join(root, 'rendered/hybrid/notes.md'))).toBe(true);
  });

  it('refuses an invalid construct outside of stacks, and writes nothing', () => {
    const app = newApp();
    new TerraformStack(app, 'hybrid-network');
    const file = render(app, 'file', 'hybrid/a.conf');
    file.node.addValidation({ validate: () => ['the router has no peer'] });

    expect(refusal(app)).toEqual(['file: the router has no peer']);
  });

  it('refuses a path that leaves rendered/', () => {
    const app = newApp();
    render(app, 'file', '../secrets.txt');

    expect(refusal(app)).toEqual([expect.stringContaining("'../secrets.txt' leaves rendered/")]);
  });

  it('refuses two files of one path, naming both constructs', () => {
    const app = newApp();
    render(app, 'one', 'hybrid/a.conf');
    render(app, 'two', 'hybrid/a.conf');

    expect(refusal(app)).toEqual([expect.stringMatching(/^two: .*one.* renders hybrid\/a\.conf/)]);
  });

  it('refuses an id that CDK for Terraform would change', () => {
    const app = newApp();
    const stack = newStack(app);
    new SqsQueue(stack, 'a.b', {});

    expect(refusal(app)).toEqual([expect.stringContaining("the id 'a.b' may only have a-z, 0-9 and '-'")]);
  });

  it('refuses two resources of one address, of which one would be lost', () => {
    const app = newApp();
    const stack = newStack(app);
    new SqsQueue(stack, 'ab', {});
    new SqsQueue(stack, 'a.b', {});

    expect(refusal(app)).toContainEqual(expect.stringMatching(/a\.b: has the same Terraform address as .*ab/));
  });

  it('refuses an asset that would be packed while synthesizing, and takes a packed one', () => {
    const app = newApp();
    const stack = newStack(app);
    new TerraformAsset(stack, 'folder', { path: __dirname, type: AssetType.ARCHIVE });
    new TerraformAsset(stack, 'file', { path: __filename, type: AssetType.FILE });

    expect(refusal(app)).toEqual([expect.stringContaining('hybrid-network/folder: cannot be packed while')]);
  });

  it('refuses a name one character longer than AWS takes', () => {
    const app = newApp();
    const stack = newStack(app);
    new IamRole(stack, 'fits', { name: 'r'.repeat(64), assumeRolePolicy: '{}' });
    new IamRole(stack, 'long', { name: 'r'.repeat(65), assumeRolePolicy: '{}' });

    expect(refusal(app)).toEqual([
      expect.stringMatching(/^hybrid-network\/long: an IAM role has at most 64 .* has 65/),
    ]);
  });
});
