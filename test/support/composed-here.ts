import { App } from 'cdktf';
import { compose, type Composition } from '../../compose';
import type { LoadedEnvironment } from '../../config/schema/environment';
import { withoutTokenTraces } from '../../synthesis/without-token-traces';

/**
 * An environment composed in this process, and neither validated nor written. It has none of cdktf's call stacks: Vitest looks up the
 * source of each of their lines, which takes twice as long as the composing.
 */
export function composedHere(loaded: LoadedEnvironment): { readonly app: App; readonly composition: Composition } {
  const app = new App({ skipValidation: true });
  return { app, composition: withoutTokenTraces(() => compose(app, loaded)) };
}
