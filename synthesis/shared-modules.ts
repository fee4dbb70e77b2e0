import * as cdktf from 'cdktf';
import * as constructs from 'constructs';

/**
 * Modules that files of overrides share with the program, by their names in the bundles. With two copies of a class `instanceof` would fail
 * between them. When the program is bundled, `bin/build.js` adds every module of `constructs/` and `stacks/` here, as
 * `landbridge:constructs/output-file.ts`.
 */
export const modules: Record<string, unknown> = { cdktf, constructs };
