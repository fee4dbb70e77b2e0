import { App } from 'cdktf';
import { compose, OverridesError, type Composition } from '../compose';
import { error, type Fault } from '../config/load/fault';
import type { LoadedEnvironment } from '../config/schema/environment';
import { load, type Loaded, type LoadOptions } from './load';
import { treeFaults } from './tree-faults';
import { withoutTokenTraces } from './without-token-traces';

/** An environment as the tree of constructs that synth would write. */
export interface Composed {
  readonly loaded: LoadedEnvironment;
  /** It holds only this environment. It is validated already, and does not validate again. */
  readonly app: App;
  readonly composition: Composition;
}

/** What commands read: every wanted environment without an error, and the faults of the others. */
export interface ComposedEnvironments extends Pick<Loaded, 'broken' | 'names' | 'unknown'> {
  readonly composed: readonly Composed[];
  /** Errors, including those of trees. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/**
 * Loads and composes every wanted environment, each in a tree of its own with its overrides. It is the same tree that synth writes. An
 * environment with an error is left out. Writes nothing.
 *
 * @param root the repository's folder
 */
export async function composeEach(root: string, options: LoadOptions = {}): Promise<ComposedEnvironments> {
  const { environments, faults, broken, names, unknown } = await load(root, options);
  const results = withoutTokenTraces(() => environments.map(composedAlone));
  const composed = results.flatMap((result) => ('composed' in result ? [result.composed] : []));
  const failed = results.flatMap((result) => ('faults' in result ? [result] : []));
  return {
    composed,
    faults: [...faults.filter(({ severity }) => severity === 'error'), ...failed.flatMap((result) => result.faults)],
    warnings: faults.filter(({ severity }) => severity === 'warning'),
    broken: [...broken, ...failed.map(({ file }) => file)],
    names,
    unknown,
  };
}

type Result = { readonly composed: Composed } | { readonly file: string; readonly faults: readonly Fault[] };

function composedAlone(loaded: LoadedEnvironment): Result {
  const app = new App({ skipValidation: true });
  try {
    const composition = compose(app, loaded);
    const file = loaded.overrides?.file ?? loaded.file;
    const faults = treeFaults(app).map((rule) => ({ file, ...error([], loaded.environment.name, rule, TREE_FIX) }));
    return faults.length > 0 ? { file: loaded.file, faults } : { composed: { loaded, app, composition } };
  } catch (reason) {
    return { file: loaded.file, faults: [overridesFault(reason)] };
  }
}

const TREE_FIX = 'change what adds it: the environment, its overrides, or the construct';

/**
 * The error that a file of overrides threw, as a fault of that file.
 *
 * @throws the reason itself if overrides did not throw it, so that a fault of ours keeps its stack trace
 */
export function overridesFault(reason: unknown): Fault {
  if (!(reason instanceof OverridesError)) throw reason;
  return {
    file: reason.file,
    ...error(
      [],
      reason.message,
      'overrides apply without an error',
      'correct the reported error; docs/overrides.md has examples',
    ),
  };
}
