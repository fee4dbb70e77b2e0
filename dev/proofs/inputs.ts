import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { once } from '../../config/remembered';
import { repositoryRoot, setting } from '../../machine/cache-folder';
import { run } from '../../machine/processes';
import { folderOf, PROOFS_FOLDER } from '../../commands/proofs';
import { fileOf } from './plan';

/** Folders that a person may name in an environment variable, and that proofs read. */
const GIVEN_FOLDERS = ['LANDBRIDGE_CHARTS', 'LANDBRIDGE_CRDS', 'LANDBRIDGE_KUBESPRAY_FACTS', 'KUBESPRAY_DIR'];

/** Other programs on this machine that take part, and how each says its version. */
const MACHINE_PROGRAMS = [
  [setting('TERRAFORM_BINARY_NAME') ?? 'terraform', 'version'],
  [setting('GO') ?? 'go', 'version'],
  [setting('PYTHON') ?? 'python3', '--version'],
  ['openssl', 'version'],
  ['git', '--version'],
] as const;

/** Our own program, which some proofs start instead of importing it: by this name, and made of what this file imports. */
const PROGRAM = 'landbridge.mjs';
const COMMAND_LINE = 'commands/landbridge.ts';

/** A tracked file that is no program: a playbook, a rendered manifest, a list of prices, a lock file. Prose counts for no proof. */
const isData = (file: string): boolean => !/\.(ts|mts|md|svg|png)$/.test(file) && !file.startsWith('.ci/');

const digestOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** All files below a folder with their digests, in order. */
function contentOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((name) => !name.startsWith('.git/') && statSync(join(folder, name)).isFile())
    .map((name) => `${name} ${digestOf(readFileSync(join(folder, name)))}`);
}

/** What is in a folder that a variable names. */
function givenFolder(variable: string): string[] {
  const folder = setting(variable);
  return [`${variable}:`, ...(folder !== undefined && existsSync(folder) ? contentOf(folder) : [])];
}

/** This machine and the programs on it. */
const machine = once(async (): Promise<string[]> => {
  const versions = MACHINE_PROGRAMS.map(async ([program, ask]) => {
    const { stdout } = await run(program, [ask]);
    return `${program}: ${stdout.split('\n')[0] ?? ''}`;
  });
  // Some proofs leave cases out where they are not root.
  return [
    process.version,
    process.platform,
    process.arch,
    release(),
    `${process.getuid?.() ?? ''}`,
    ...(await Promise.all(versions)),
  ];
});

/** Files that each entry imports, itself included, from the root, in the order of the entries. */
async function importsOf(root: string, entries: readonly string[]): Promise<string[][]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entries],
    ...{ bundle: true, write: false, metafile: true, platform: 'node', packages: 'external', outdir: 'nowhere' },
    logLevel: 'silent',
  });
  return entries.map((entry) => {
    const found = new Set([entry]);
    for (const file of found)
      for (const { path, external } of metafile.inputs[file]?.imports ?? []) if (external !== true) found.add(path);
    return [...found];
  });
}

/**
 * A digest of all that a proof's outcome depends on: what it imports, every tracked file that is data, its own folder, the folders that
 * environment variables name, the options, and the versions of the programs on this machine. Two equal digests mean: nothing has changed.
 *
 * @param options those that change what a proof does, such as `--strict`
 * @param root the repository. @default this one
 * @returns digest by proof
 */
export async function inputDigests(
  proofs: readonly string[],
  options: readonly string[],
  root: string = repositoryRoot,
): Promise<ReadonlyMap<string, string>> {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const tracked = (await run('git', listing, { cwd: root })).stdout
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)));
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(join(root, file), 'latin1');
    texts.set(file, text);
    return text;
  };
  const lines = (files: readonly string[]): string[] => files.map((file) => `${file} ${digestOf(textOf(file))}`);
  const common = [
    ...options,
    ...(await machine()),
    ...GIVEN_FOLDERS.flatMap(givenFolder),
    ...lines(tracked.filter(isData)),
  ];

  const [started = [], ...imported] = await importsOf(root, [COMMAND_LINE, ...proofs.map(fileOf)]);
  const digest = (proof: string, index: number): string => {
    const own = tracked.filter((file) => file.startsWith(`${join(PROOFS_FOLDER, folderOf(proof))}/`));
    const imports = imported[index] ?? [];
    const startsUs = imports.some((file) => textOf(file).includes(PROGRAM));
    const files = new Set([...imports, ...own, ...(startsUs ? started : [])]);
    return digestOf([...common, ...lines([...files].sort())].join('\n'));
  };
  return new Map(proofs.map((proof, index) => [proof, digest(proof, index)]));
}
