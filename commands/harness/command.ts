import type { InferredOptionTypes, Options, PositionalOptions } from 'yargs';
import type { Status } from './status';

type Positionals = Readonly<Record<string, PositionalOptions>>;
/** Positionals or options of a command without any. */
export const NONE = {};
export type None = typeof NONE;
type NamedOptions = Readonly<Record<string, Options>>;

/** What the person gave: the positionals and options by name, and what stands behind `--`. */
export type Given<P extends Positionals, O extends NamedOptions> = InferredOptionTypes<P> &
  InferredOptionTypes<O> & {
    /** Names given by `--env`. */
    readonly env: readonly string[];
    /** What stands behind `--`, for the program that the command runs. */
    readonly rest: readonly string[];
  };

/** What a command may use of the place where it runs. */
export interface Place {
  /** Folder that holds `environments/`, `rendered/` and `cdktf.out/`. */
  readonly root: string;
  /** Folder in which the person is, from which their paths are told. */
  readonly from: string;
  /** Whether the answer is JSON. */
  readonly json: boolean;
  /** Part of the answer; not said with `--json`, where {@link Answer.json} is the answer. */
  readonly say: (text: string) => void;
  /** What is being done, on stderr: no part of the answer. */
  readonly progress: (text: string) => void;
}

/** How a command ended, and its answer for programs. */
export interface Answer {
  /** @default 0, all is well */
  readonly status?: Status;
  /** Printed as the only line on stdout with `--json`. @default the command has printed it itself */
  readonly json?: object;
}

/** One command, as a person meets it: its name, its help, and what it does. */
export interface Command<P extends Positionals = Positionals, O extends NamedOptions = NamedOptions> {
  /** Such as `check`, or `site precheck`. */
  readonly name: string;
  /** One line of `landbridge --help`. */
  readonly summary: string;
  /** In the order in which they are given. @default none */
  readonly positionals?: P;
  /** Beside `--env` and `--json`. @default none */
  readonly options?: O;
  /** Whether it takes `--env`, for which environments. @default not */
  readonly env?: string;
  /** What `--json` prints. @default there is no `--json` */
  readonly json?: string;
  /** The program that gets what stands behind `--`. @default none: nothing may stand there */
  readonly passesOnTo?: string;
  /**
   * Names that complete a positional; those of environments are known.
   *
   * @param given positionals before it
   * @default none
   */
  readonly completes?: (positional: string, given: readonly string[], root: string) => readonly string[];
  /** A call without the program's name, and what it does. */
  readonly examples: readonly (readonly [call: string, does: string])[];
  /** Imports what is heavy only when it runs, so that every other command starts without it. */
  readonly run: (given: Given<P, O>, place: Place) => Promise<Answer>;
}

/** A command whose `run` knows the types of its own positionals and options. */
export const defineCommand = <P extends Positionals = None, O extends NamedOptions = None>(
  command: Command<P, O>,
): Command<P, O> => command;
