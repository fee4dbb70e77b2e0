// Who may import whom: ARCHITECTURE.md, "The rooms". The arrows run one way:
// main → compose → stacks → constructs → apps → helm-values → config.

/** The program, which everything that runs beside it may read. */
const PROGRAM = [
  'compose.ts',
  'manifest-rules/',
  'synthesis/',
  'stacks/',
  'constructs/',
  'apps/',
  'helm-values/',
  'config/',
];

/** What each room may import of ours, besides itself. */
const MAY_IMPORT = {
  'main.ts': ['synthesis/'],
  'compose.ts': ['stacks/', 'constructs/', 'config/'],
  'define-overrides.ts': ['compose.ts', 'stacks/', 'constructs/', 'config/'],
  'stacks/': ['constructs/', 'helm-values/', 'config/'],
  'constructs/': ['apps/', 'helm-values/', 'config/'],
  'apps/': ['helm-values/', 'config/'],
  'helm-values/': ['config/'],
  'config/': [],
  'environments/': ['config/define-environment.ts', 'define-overrides.ts', 'stacks/', 'constructs/'],
  'test/fixtures/': ['config/define-environment.ts'],
  'manifest-rules/': ['apps/', 'helm-values/', 'config/'],
  'synthesis/': ['compose.ts', 'constructs/output-file.ts', 'config/', 'bin/'],
  'services/': ['services/contract/'],
  'machine/': ['config/'],
  'commands/': [...PROGRAM, 'machine/', 'testbed/emulators/'],
  'testbed/': [...PROGRAM, 'machine/', 'test/fixtures/'],
  'dev/': [...PROGRAM, 'machine/', 'commands/', 'testbed/', 'test/fixtures/'],
};

/** Path below the root as a pattern: a file exactly, a folder with all that is in it. */
const at = (path) => `^${path.replaceAll('.', '\\.')}${path.endsWith('/') ? '' : '$'}`;

const ours = [...Object.keys(MAY_IMPORT), 'test/'].map(at);

const directions = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `direction: ${room}`,
  comment: `${room} may import ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: at(room) },
  to: { path: ours, pathNot: [room, ...allowed].map(at) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'config knows no cdktf',
      comment: 'the environment is checked before, and without, any construct',
      severity: 'error',
      from: { path: [at('config/'), at('helm-values/'), at('apps/')] },
      to: { path: 'node_modules/(cdktf|constructs|@cdktf)/' },
    },
    {
      name: 'commands load lazily',
      comment: 'every command is described at each start; what is heavy is imported when it runs, by import()',
      severity: 'error',
      from: { path: '^commands/([a-z-]+|harness/[a-z-]+)\\.ts$' },
      to: {
        path: ['compose.ts', 'synthesis/', 'stacks/', 'constructs/', 'testbed/']
          .map(at)
          .concat('node_modules/(cdktf|@cdktf|@aws-sdk|zod)/'),
        pathNot: ['synthesis/refused-error.ts', 'synthesis/environments-folder.ts'].map(at),
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no circle',
      comment: 'of two files that need each other neither can be understood alone',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no orphan',
      comment:
        'a file that nothing imports and that imports nothing is dead; eslint.config.mjs takes the house rules, the build the stand-in',
      severity: 'error',
      from: { orphan: true, path: ours, pathNot: ['dev/lint/house-rules.js', 'synthesis/no-archiver.ts'].map(at) },
      to: {},
    },
    {
      name: 'no dead file',
      comment: 'neither the program nor a tool reaches it; a test alone is no use of it',
      severity: 'error',
      from: { path: ['main.ts', 'environments/', 'commands/', 'testbed/', 'dev/'].map(at) },
      to: {
        path: [
          'compose.ts',
          'manifest-rules/',
          'stacks/',
          'constructs/',
          'apps/',
          'helm-values/',
          'config/',
          'synthesis/',
          'machine/',
        ].map(at),
        pathNot: at('synthesis/no-archiver.ts'),
        reachable: false,
      },
    },
    {
      name: 'AGPL in tests only',
      comment: '@cloud-copilot/iam-simulate is AGPL-3.0-or-later: it checks our policies and is no part of the program',
      severity: 'error',
      from: { pathNot: ['test/', 'node_modules/'].map(at) },
      to: { path: 'node_modules/@cloud-copilot/iam-simulate/' },
    },
    {
      name: 'no stray package',
      comment: 'package.json does not name it',
      severity: 'error',
      from: { path: ours },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no lost import',
      comment: 'the imported file is not there',
      severity: 'error',
      from: { path: ours },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdktf\\.out|rendered|coverage|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
