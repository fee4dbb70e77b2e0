import type { Command } from './command';
import { environmentNames } from './environments';

/** What the library calls to complete a word. */
type Completion = (
  current: string,
  argv: unknown,
  byDefault: (done: (error: Error | null, completions: string[] | undefined) => unknown) => unknown,
  done: (completions: string[]) => unknown,
) => void;

/** Completes names of environments behind `--env`, and as the positional `environment`; all else as the library does. */
export const completing =
  (commands: readonly Command[], args: readonly string[], root: string): Completion =>
  (current, _argv, byDefault, done) => {
    const typed = args.slice(args.indexOf('--get-yargs-completions') + 2);
    const names = environmentNames(root).filter((name) => name.startsWith(current));
    if (typed.at(-2) === '--env') {
      done(names);
      return;
    }
    const offered = isEnvironment(commands, typed) ? names : [];
    byDefault((_error, completions = []) => done([...completions, ...offered]));
  };

/** Whether the last word is the place of a positional `environment`. Values of options before it are not counted as positionals. */
function isEnvironment(commands: readonly Command[], typed: readonly string[]): boolean {
  const command = commands.find(({ name }) => `${typed.join(' ')} `.startsWith(`${name} `));
  if (!command || typed.at(-1)?.startsWith('-')) return false;
  const before = typed.slice(command.name.split(' ').length, -1);
  const takesValue = (word: string | undefined): boolean =>
    word !== undefined && word.startsWith('--') && command.options?.[word.slice(2)]?.type === 'string';
  if (takesValue(before.at(-1))) return false;
  const given = before.filter((word, index) => !word.startsWith('-') && !takesValue(before[index - 1]));
  return Object.keys(command.positionals ?? {})[given.length] === 'environment';
}
