import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    // All test files of a worker share its modules: to load cdktf, zod and the provider for each file took a third of the time. So a test
    // puts back what it changes of the process: its environment, its working directory, spies.
    isolate: false,
    pool: 'forks',
    // Both of two cores; Vitest would leave one to a person who is still typing.
    maxWorkers: '100%',
    // What esbuild made of each file is kept between runs, by its content: transforming took a sixth of a run.
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
    restoreMocks: true,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true },
    // On a machine that is busy with something else, a start of the program takes many times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
