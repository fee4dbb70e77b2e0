// The house's own lint rules. They need no types and no plugin, so that a test can run each on a snippet.

/** Imports that nobody may write, whatever the folder. */
const EVERYWHERE = [
  {
    regex: '^@cdktf/provider-[^/]+(/lib(/index)?(\\.js)?)?/?$',
    message:
      "Import one resource, such as '@cdktf/provider-aws/lib/s3-bucket': the barrel loads all of them, and start-up takes 30 times as long.",
  },
  {
    regex: '^cdktf/.',
    message: "Import from 'cdktf' itself: its internals are no API, and would keep us from moving to its fork.",
  },
];

const PURE = 'This folder is pure, so that the same environment gives the same bytes on every machine:';

/** Modules that reach beyond the program's input. */
const IMPURE_IMPORTS = {
  regex: '^(node:)?(fs|child_process|os|net|https?|crypto|process|worker_threads|dns|tls|perf_hooks|timers)(/.*)?$',
  message: `${PURE} read and write in synthesis/ or commands/.`,
};

const IMPURE_GLOBALS = ['process', 'Date', 'performance', 'crypto', 'fetch', 'globalThis', '__dirname', '__filename'];

/** Refuses imports in every form: as a declaration, `import()`, `require()` and `import x = require()`. */
function refuseImports(...patterns) {
  const expressions = patterns.flatMap(({ regex, message }) => {
    const literal = `Literal[value=/${regex.replaceAll('/', '\\u002f')}/]`;
    return [
      { selector: `ImportExpression > ${literal}`, message },
      { selector: `CallExpression[callee.name='require'] > ${literal}`, message },
      { selector: `TSExternalModuleReference > ${literal}`, message },
    ];
  });
  return {
    'no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', ...expressions],
  };
}

/** @type {import('eslint').Linter.Config[]} */
module.exports = [
  {
    files: ['**/*.ts'],
    rules: { ...refuseImports(...EVERYWHERE), 'max-lines': ['error', 250] },
  },
  {
    files: ['config/**/*.ts', 'constructs/**/*.ts', 'apps/**/*.ts', 'helm-values/**/*.ts'],
    rules: {
      ...refuseImports(...EVERYWHERE, IMPURE_IMPORTS),
      'no-restricted-globals': [
        'error',
        ...IMPURE_GLOBALS.map((name) => ({ name, message: `${PURE} take the value as a prop.` })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: `${PURE} derive the value from the environment.` },
      ],
    },
  },
  // Types made from a CRD are as long as the CRD.
  { files: ['**/*.generated.ts'], rules: { 'max-lines': 'off' } },
];
