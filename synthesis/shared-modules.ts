import * as cdktf from 'cdktf';
import * as constructs from 'constructs';

/**
 * Modules that files of overrides share with the program, by the name that their bundles ask for. Two copies of a class would not know
 * each other's objects. When the program is bundled, `bin/build.mjs` adds every module of `constructs/` and `stacks/` here, as
 * `landbridge:constructs/output-file.ts`.
 */
export const modules: Record<string, unknown> = { cdktf, constructs };
