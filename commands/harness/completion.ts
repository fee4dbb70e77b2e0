import type { Command } from './command';
import { environmentNames } from './environments';

/** What the library calls to complete a word. */
type Completion = (
  current: string,
  argv: unknown,
  byDefault: (done: (error: Error | null, completions: string[] | undefined) => unknown) => unknown,
  done: (completions: string[]) => unknown,
) => void;

/** Completes names of environments behind `--env`, a positional by what its command says, and all else as the library does. */
export const completing =
  (commands: readonly Command[], args: readonly string[], root: string): Completion =>
  (current, _argv, byDefault, done) => {
    const typed = args.slice(args.indexOf('--get-yargs-completions') + 2);
    const starting = (names: readonly string[]): string[] => names.filter((name) => name.startsWith(current));
    if (typed.at(-2) === '--env') {
      done(starting(environmentNames(root)));
      return;
    }
    const offered = starting(positionalNames(commands, typed, root));
    byDefault((_error, completions = []) => done([...completions, ...offered]));
  };

/** What the last word may be, where it is the place of a positional. Values of options before it are not counted as positionals. */
function positionalNames(commands: readonly Command[], typed: readonly string[], root: string): readonly string[] {
  const command = commands.find(({ name }) => `${typed.join(' ')} `.startsWith(`${name} `));
  if (!command || typed.at(-1)?.startsWith('-')) return [];
  const before = typed.slice(command.name.split(' ').length, -1);
  const takesValue = (word: string | undefined): boolean =>
    word !== undefined && word.startsWith('--') && command.options?.[word.slice(2)]?.type === 'string';
  if (takesValue(before.at(-1))) return [];
  const given = before.filter((word, index) => !word.startsWith('-') && !takesValue(before[index - 1]));
  const places = Object.entries(command.positionals ?? {});
  const last = places.at(-1);
  const [name = ''] = places[given.length] ?? (last?.[1].array === true ? last : []);
  return name === 'environment' ? environmentNames(root) : (command.completes?.(name, given, root) ?? []);
}
