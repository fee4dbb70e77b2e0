import type { CloudStacks, Composition } from './compose';
import type { DefinedEnvironment, Shape } from './config/define-environment';
import type { Site } from './constructs/onprem/site';

/** Whether an environment has something: `never` stands for none. */
type Has<T> = [T] extends [never] ? false : true;

/** Some keys that are there for sure; the others as they are. */
type With<T, K extends keyof T> = T & { readonly [P in K]-?: NonNullable<T[P]> };

/** A record of which these keys are there for sure. */
type Named<T, K extends string> = T & { readonly [P in K]: T extends Readonly<Record<string, infer V>> ? V : never };

type StorageOf<S extends Shape> = NonNullable<CloudStacks['storage']> & {
  readonly pairs: Named<NonNullable<CloudStacks['storage']>['pairs'], S['pairs']>;
};

type PlatformOf<S extends Shape> = CloudStacks['platform'] & {
  readonly nodePools: { readonly gpu: Named<CloudStacks['platform']['nodePools']['gpu'], S['pools']> };
};

type CloudOf<S extends Shape> = CloudStacks & { readonly platform: PlatformOf<S> } & (Has<S['pairs']> extends true
    ? { readonly storage: StorageOf<S> }
    : unknown) &
  (Has<S['database']> extends true ? With<CloudStacks, 'database'> : unknown) &
  (S['state'] extends 's3' ? With<CloudStacks, 'state'> : unknown);

/** The composition of this very environment: the stacks, sites, pairs and pools that its file names are there, and need no `?.`. */
export type CompositionOf<S extends Shape> = Composition & {
  readonly sites: Named<Readonly<Record<string, Site>>, S['sites']>;
} & (Has<S['account']> extends true ? With<Composition, 'gitops'> & { readonly cloud: CloudOf<S> } : unknown);

/** What a file of overrides exports by default. */
export interface DefinedOverrides<S extends Shape> {
  readonly environment: DefinedEnvironment<S>;
  readonly apply: (composition: CompositionOf<S>) => void;
}

/**
 * Changes what an environment is made of where its file has no key for it. It stands in `environments/<env>.overrides.ts` and runs
 * whenever the environment is composed: synth, check, diagram, demo and the costs see the same tree.
 *
 * @param environment the environment itself, by whose type the composition is known
 * @param apply changes or adds constructs; what it throws is told as a fault of its file. docs/overrides.md has an example
 */
export const defineOverrides = <const S extends Shape>(
  environment: DefinedEnvironment<S>,
  apply: (composition: CompositionOf<S>) => void,
): DefinedOverrides<S> => ({ environment, apply });
