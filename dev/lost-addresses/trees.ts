import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Stack, Stacks } from './compare';

const FILE = /^rendered\/([^/]+)\/terraform\/([^/]+)\.yaml$/;

/** Git's answer, or undefined if it fails. */
export function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    }).trimEnd();
  } catch {
    // Git answers so that it does not know, such as a branch or a commit.
    return undefined;
  }
}

/**
 * The commit that the working tree is compared with: where its branch left `origin/main`, or `main` in a clone without that. On `main` itself
 * it is the commit before, so that the last merge is judged too, and for the first commit that itself.
 *
 * @throws Error where git does not have it, such as in a shallow clone
 */
export function baseOf(root: string): string {
  const head = git(root, 'rev-parse', 'HEAD');
  if (head === undefined) throw new Error('there is no commit here');
  const left = ['origin/main', 'main'].map((branch) => git(root, 'merge-base', 'HEAD', branch)).find(Boolean);
  if (left !== undefined && left !== head) return left;
  const before = git(root, 'rev-parse', '--verify', 'HEAD~1');
  if (before !== undefined) return before;
  if (git(root, 'rev-parse', '--is-shallow-repository') === 'false') return head;
  throw new Error(
    'this clone has no earlier commit: fetch them (git fetch --unshallow), or name a commit to compare with',
  );
}

/**
 * The stacks that a commit has.
 *
 * @throws Error where git does not know the commit
 */
export function committedStacks(root: string, commit: string): Stacks {
  const listed = git(root, 'ls-tree', '-r', '--name-only', '--full-tree', commit, '--', 'rendered');
  if (listed === undefined) throw new Error(`git does not know the commit ${commit}`);
  return stacksOf(listed.split('\n'), (path) => git(root, 'show', `${commit}:${path}`) ?? '');
}

/** The stacks that the working tree has. */
export function stacksHere(root: string): Stacks {
  const folder = join(root, 'rendered');
  const environments = existsSync(folder) ? readdirSync(folder) : [];
  const paths = environments.flatMap((name) => {
    const below = join(folder, name, 'terraform');
    return existsSync(below) ? readdirSync(below).map((file) => `rendered/${name}/terraform/${file}`) : [];
  });
  return stacksOf(paths, (path) => readFileSync(join(root, path), 'utf8'));
}

function stacksOf(paths: readonly string[], textOf: (path: string) => string): Stacks {
  const stacks: Record<string, Record<string, Stack>> = {};
  for (const path of paths) {
    const [, environment, id] = FILE.exec(path) ?? [];
    if (environment === undefined || id === undefined) continue;
    (stacks[environment] ??= {})[id] = (parse(textOf(path)) ?? {}) as Stack;
  }
  return stacks;
}
