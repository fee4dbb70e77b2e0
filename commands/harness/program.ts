import yargs, { type Argv, type Options, type PositionalOptions } from 'yargs';
import { meant } from '../../config/load/closest';
import type { Answer, Command, Place } from './command';
import { completing } from './completion';
import { answeredInJson } from './json-answer';
import { STATUS, STATUS_IN_WORDS, UsageError, type Status } from './status';
import { facts } from './table';
import { progressLine, terminalWidth } from './terminal';

/** How the program is called in what it says about itself; npm finds it in this package without an install of its own. */
export const CALL = 'npx --no landbridge';

const NAME = 'landbridge';

/** What a parse came to: a command to run, or a text that was asked for, such as a help. */
interface Parsed {
  readonly call?: () => Promise<Answer>;
  readonly text: string;
}

/**
 * Runs the command that the arguments name. Whoever calls tells what it throws.
 *
 * @param commands every command
 * @param args without Node and the program
 * @param root folder that holds `environments/` and `rendered/`
 * @returns the status to end with
 * @throws UsageError where the arguments are none of a command
 */
export async function runProgram(commands: readonly Command[], args: readonly string[], root: string): Promise<Status> {
  const { call, text } = await parsed(commands, withHelp(commands, args), root);
  if (text !== '') console.log(text);
  if (!call) return STATUS.well;
  const { status = STATUS.well } = await call();
  return status;
}

/**
 * The same arguments with `help <command>` as the library knows it, `<command> --help`. npx keeps a `--help` for itself, even behind the
 * program's name, unless a `--` stands before the name.
 */
function withHelp(commands: readonly Command[], args: readonly string[]): readonly string[] {
  if (args[0] !== 'help') return args;
  const words = args.slice(1);
  const name = words.join(' ');
  const known = [...commands.flatMap((command) => [command.name, command.name.split(' ')[0] ?? '']), 'completion'];
  if (name !== '' && !known.includes(name)) {
    throw new UsageError(`${wrong(name, 'no command', [...new Set(known)])}\n${CALL} help says what there is.`);
  }
  return [...words, '--help'];
}

async function parsed(commands: readonly Command[], args: readonly string[], root: string): Promise<Parsed> {
  let call: Parsed['call'];
  let text = '';
  const chosen = (command: Command, given: Record<string, unknown>): void => {
    call = () => answered(command, given, root);
  };
  const program = yargs([...args])
    .scriptName(NAME)
    .usage(`Usage: ${CALL} <command>\n\nOne typed environment file → Terraform, Kubespray's inventory, Argo CD's tree.`)
    .parserConfiguration({ 'greedy-arrays': false, 'populate--': true, 'boolean-negation': false })
    .strict()
    .demandCommand(1, 1, 'Say a command.')
    .wrap(Math.min(terminalWidth(), 120))
    .locale('en')
    .help()
    .version(false)
    .exitProcess(false)
    .epilog(`Exit status:\n${facts(STATUS_IN_WORDS.map(([status, words]) => [String(status), words]))}`)
    .fail((message, error) => {
      // A message is a usage error of the library's; what a command threw comes as an error without one.
      throw message ? new UsageError(explained(message, commands, args)) : error;
    });
  addCommands(program, commands, chosen);
  program.command('help [command..]', 'Shows this help, or that of a command');
  program.completion(
    'completion',
    'Prints a script that completes commands, options and names',
    completing(commands, args, root),
  );
  await program.parseAsync([...args], {}, (_error, _argv, output) => {
    text = output;
  });
  return {
    text: text.replaceAll(`${NAME} --get-yargs-completions`, `node "${root}/bin/${NAME}.mjs" --get-yargs-completions`),
    ...(call && { call }),
  };
}

/** Commands of one word, and those of two below a group of the first. */
function addCommands(
  program: Argv,
  commands: readonly Command[],
  chosen: (command: Command, given: Record<string, unknown>) => void,
): void {
  const add = (to: Argv, command: Command, name: string): void => {
    to.command(
      [name, ...Object.entries(command.positionals ?? {}).map(positionalWord)].join(' '),
      command.summary,
      (builder) => describe(builder, command),
      (given) => chosen(command, given),
    );
  };
  const groups = new Set<string>();
  for (const command of commands) {
    const [group = '', second] = command.name.split(' ');
    if (second === undefined) add(program, command, group);
    if (second === undefined || groups.has(group)) continue;
    groups.add(group);
    const members = commands.filter(({ name }) => name.startsWith(`${group} `));
    const words = members.map(({ name }) => name.slice(group.length + 1));
    program.command(`${group} <command>`, `${words.join(' | ')}; help ${group} says more`, (builder) => {
      members.forEach((member, index) => add(builder, member, words[index] ?? ''));
      return builder.demandCommand(1, 1, `Say which: ${group} ${words.join(' | ')}`);
    });
  }
}

const positionalWord = ([name, { demandOption, array }]: [string, PositionalOptions]): string => {
  const word = `${name}${array ? '..' : ''}`;
  return demandOption ? `<${word}>` : `[${word}]`;
};

/** A command's own help: what it takes, and how it is called. */
function describe(builder: Argv, command: Command): Argv {
  const positionals = Object.entries(command.positionals ?? {});
  for (const [name, options] of positionals) builder.positional(name, options);
  builder.options({ ...command.options, ...commonOptions(command) });
  for (const [call, does] of command.examples) builder.example(`${CALL} ${call}`, does);
  // The library would count what stands behind `--` too, so there only `strict` refuses what is no positional.
  if (command.passesOnTo === undefined) builder.demandCommand(0, 0);
  return builder
    .usage(
      `Usage: ${CALL} ${[command.name, ...positionals.map(positionalWord)].join(' ')} [options]\n\n${command.summary}`,
    )
    .epilog(command.passesOnTo === undefined ? '' : `What stands behind -- goes to ${command.passesOnTo}.`);
}

const commonOptions = ({ env, json }: Command): Record<string, Options> => ({
  ...(env !== undefined && { env: { type: 'string', array: true, requiresArg: true, describe: env } as const }),
  ...(json !== undefined && { json: { type: 'boolean', describe: json } as const }),
});

/** Runs a command with what was given, and prints its answer for programs where that was asked for. */
async function answered(command: Command, given: Record<string, unknown>, root: string): Promise<Answer> {
  const rest = (given['--'] ?? []) as readonly string[];
  if (rest.length > 0 && command.passesOnTo === undefined) {
    throw new UsageError(nothingBehind(command.name));
  }
  for (const [name, { array }] of Object.entries({ ...command.options })) {
    if (!array && Array.isArray(given[name])) throw new UsageError(`--${name} is given more than once.`);
  }
  const json = given['json'] === true;
  const place: Place = {
    root,
    from: process.cwd(),
    json,
    say: (text) => {
      if (!json) console.log(text);
    },
    progress: progressLine,
  };
  // cdktf finds its settings and its output from the working directory.
  process.chdir(root);
  const env = [...new Set((given['env'] ?? []) as readonly string[])];
  const run = (): Promise<Answer> => command.run({ ...given, env, rest }, place);
  return json ? await answeredInJson(run) : await run();
}

/** The library's message, with the nearest right word for a wrong one. */
function explained(message: string, commands: readonly Command[], args: readonly string[]): string {
  const given = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  const [first = '', second = ''] = given.filter((word) => !word.startsWith('-'));
  const command = commands.find(({ name }) => name === first || name === `${first} ${second}`);
  const call = `${CALL} help${command ? ` ${command.name}` : ''}`;
  const said = (words: string): string => `${words}\n${call} says what there is.`;
  const options = command ? Object.keys({ ...command.options, ...commonOptions(command), help: {} }) : ['help'];
  const unknown = given
    .flatMap((word) => /^--?([^=]+)/.exec(word)?.[1] ?? [])
    .filter((word) => !options.includes(word));
  if (message.startsWith('Unknown argument') && unknown.length > 0) {
    const written = options.map((option) => `--${option}`);
    const lines = unknown.map((word) =>
      wrong(`--${word}`, `no option${command ? ` of ${command.name}` : ''}`, written),
    );
    return said(lines.join('\n'));
  }
  if (!command && unknown.includes('version'))
    return said('There is no --version: the program is the commit that is checked out, which git log -1 names.');
  if (command) {
    if (given.length < args.length && command.passesOnTo === undefined) return said(nothingBehind(command.name));
    const positionals = Object.keys(command.positionals ?? {});
    const words = given.filter((word) => !word.startsWith('-')).slice(command.name.split(' ').length);
    const stray = words.slice(positionals.length).map((word) => `'${word}'`);
    if (!/^(Too many|Unknown argument)/.test(message) || stray.length === 0) return said(`${command.name}: ${message}`);
    const env = command.env !== undefined && positionals.length === 0 ? ' An environment is named by --env.' : '';
    return said(`${command.name} takes no argument ${stray.join(', ')}.${env}`);
  }
  const inGroup = commands.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
  if (inGroup.length > 0 && second !== '') return said(wrong(second, `no command of ${first}`, inGroup));
  const known = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? '')), 'completion'];
  if (inGroup.length > 0) return said(`Say which: ${inGroup.map((word) => `${first} ${word}`).join(' or ')}.`);
  return said(first === '' ? message : wrong(first, 'no command', known));
}

const nothingBehind = (name: string): string => `${name} takes nothing behind --.`;

function wrong(word: string, what: string, known: readonly string[]): string {
  const nearest = meant(word, known);
  return `'${word}' is ${what}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`;
}
