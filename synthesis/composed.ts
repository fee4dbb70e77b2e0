import { App, Aspects, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import { compose, OverridesError, type Composition } from '../compose';
import { error, type Fault } from '../config/load/fault';
import { RulesError } from '../config/load/fault-text';
import type { LoadedEnvironment } from '../config/schema/environment';
import { load, type Loaded, type LoadOptions } from './load';
import { stacksOf } from './stack-json';
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
  const results = environments.map(composedAlone);
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

/** One environment as a tree of its own, or what is wrong with it. */
export type ComposedResult =
  { readonly composed: Composed } | { readonly file: string; readonly faults: readonly Fault[] };

/** Composes one environment in a tree of its own. Writes nothing. */
export const composedAlone = (loaded: LoadedEnvironment): ComposedResult => withoutTokenTraces(() => composed(loaded));

function composed(loaded: LoadedEnvironment): ComposedResult {
  const app = new App({ skipValidation: true });
  try {
    const composition = compose(app, loaded);
    const file = loaded.overrides?.file ?? loaded.file;
    const faults = treeFaults(app).map((rule) => ({ file, ...error([], loaded.environment.name, rule, TREE_FIX) }));
    if (faults.length > 0) return { file: loaded.file, faults };
    if (loaded.overrides) settle(app, loaded.overrides.file);
    return { composed: { loaded, app, composition } };
  } catch (reason) {
    return { file: loaded.file, faults: overridesFaults(reason) };
  }
}

/**
 * What `app.synth()` still does to a tree before it writes: a stack gets what another one looks up in it, and aspects run. Only overrides
 * need either. It must run once, since cdktf does not remember which aspects it ran.
 *
 * @throws OverridesError if an aspect throws
 */
function settle(app: App, file: string): void {
  const stacks = stacksOf(app);
  try {
    for (const stack of stacks) stack.prepareStack();
    stacks.forEach((stack) => runAspects(stack));
  } catch (reason) {
    throw new OverridesError(file, reason);
  }
}

/** Lets aspects visit a construct and all below it, as cdktf does when it synthesizes: those of a parent also visit its children. */
function runAspects(construct: IConstruct, inherited: readonly IAspect[] = []): void {
  // An aspect that is on a construct and on its parent visits once.
  const aspects = [...new Set([...inherited, ...Aspects.of(construct).all])];
  for (const aspect of aspects) aspect.visit(construct);
  for (const child of construct.node.children) runAspects(child, aspects);
}

const TREE_FIX = 'change what adds it: the environment, its overrides, or the construct';

/**
 * The error that a file of overrides threw, as faults of that file: those of the rules, if rules refused what it adds.
 *
 * @throws the reason itself if overrides did not throw it, so that a fault of ours keeps its stack trace
 */
function overridesFaults(reason: unknown): Fault[] {
  if (!(reason instanceof OverridesError)) throw reason;
  const { file, cause, message } = reason;
  if (cause instanceof RulesError) return cause.faults.map((fault) => ({ file, ...fault }));
  const fix = 'correct the reported error; docs/overrides.md has examples';
  return [{ file, ...error([], message, 'overrides apply without an error', fix) }];
}
