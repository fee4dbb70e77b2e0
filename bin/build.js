// Bundles the program and the environments, each apart, and only what changed since it was last bundled. Plain JavaScript, since it runs
// before anything is bundled, and CommonJS, since Node starts that sooner. esbuild is loaded only when there is something to bundle: a warm
// start does not pay for it.
const { createHash } = require('node:crypto');
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { dirname, join, relative, resolve, sep } = require('node:path');

/**
 * How everything is bundled. The program reads TypeScript only to refuse, and cdktf's archiver cannot work in a bundle. What a few commands need,
 * and is large, stays in node_modules. Of yargs it takes the half that breaks lines between words.
 */
const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['typescript', 'esbuild', 'execa', '@aws-sdk/*'],
  alias: { archiver: './synthesis/no-archiver.ts', yargs: './node_modules/yargs/index.cjs' },
  logLevel: 'silent',
  metafile: true,
  write: false,
};

/** Rooms whose classes a file of overrides must share with the program, since the program asks what an object is an instance of. */
const SHARED_ROOMS = ['constructs', 'stacks'];
/** Packages that it must share for the same reason. */
const SHARED_PACKAGES = ['cdktf', 'constructs'];
/** How a bundle of overrides names a shared module of ours: `landbridge:constructs/output-file.ts`. */
const SHARED = 'landbridge:';

/** esbuild could not bundle: what is wrong, and where. */
class BundleError extends Error {
  /** @param {{ file?: string, line?: number, column?: number, text: string }[]} errors lines and columns count from 1 */
  constructor(errors) {
    super(
      errors.map(({ file, line, column, text }) => `${file ? `${file}:${line}:${column} ` : ''}${text}`).join('\n'),
    );
    this.name = 'BundleError';
    this.errors = errors;
  }
}

/**
 * Bundles a program, such as `main.ts`.
 *
 * @param {string} root the repository's folder
 * @param {string} entry its file below the root
 * @param {string} [outfile] where the bundle goes. By default `dist/<name>.js`
 * @returns {Promise<string>} the bundle's path
 * @throws BundleError if a file of the program has a fault
 */
const bundleProgram = (root, entry, outfile = join(root, 'dist', nameOf(entry))) =>
  bundle(root, entry, outfile, { plugins: [sharingPlugin(root)] });

/**
 * Bundles one environment or its overrides.
 *
 * @param {string} root the repository's folder
 * @param {string} file such as `environments/hybrid.ts`
 * @returns {Promise<string>} the bundle's path
 * @throws BundleError if the file, or one that it imports, has a fault
 */
const bundleEnvironment = (root, file) =>
  bundle(root, file, join(root, 'dist', 'environments', nameOf(file)), {
    plugins: [sharedPlugin(root)],
    external: [...OPTIONS.external, ...SHARED_PACKAGES],
  });

const nameOf = (file) => `${file.slice(file.lastIndexOf('/') + 1, -'.ts'.length)}.js`;

async function bundle(root, entry, outfile, options) {
  if (isCurrent(root, outfile)) return outfile;
  const started = Date.now();
  const { build } = await esbuild();
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    ...options,
    entryPoints: [entry],
    outfile,
    absWorkingDir: root,
  }).catch((reason) => {
    if (!reason.errors) throw reason;
    throw new BundleError(
      reason.errors.map(({ text, location }) => ({
        text,
        ...(location && { file: location.file, line: location.line, column: location.column + 1 }),
      })),
    );
  });
  const modules = Object.keys(metafile.inputs);
  // Packages are as npm left them, which `makerOf` looks at.
  const inputs = modules.filter((path) => !path.includes('node_modules/'));
  const seen = seenOf(root, inputs, started);
  mkdirSync(dirname(outfile), { recursive: true });
  replace(outfile, outputFiles[0].contents);
  replace(`${outfile}.json`, JSON.stringify({ maker: makerOf(root), inputs: seen, modules }));
  return outfile;
}

async function esbuild() {
  try {
    return await import('esbuild');
  } catch (reason) {
    if (reason.code !== 'ERR_MODULE_NOT_FOUND') throw reason;
    throw new BundleError([{ text: 'the packages are not installed; run npm ci' }]);
  }
}

/** Puts a file in place as a whole, for another command may read it at this moment. */
function replace(path, content) {
  const made = `${path}.${process.pid}`;
  writeFileSync(made, content);
  renameSync(made, path);
}

/** Whether a bundle is of the files as they are now. */
function isCurrent(root, outfile) {
  const record = `${outfile}.json`;
  if (!existsSync(outfile) || !existsSync(record)) return false;
  const { maker, inputs, ...others } = recordIn(record);
  if (maker !== makerOf(root)) return false;
  let touched = false;
  for (const [path, seen] of Object.entries(inputs)) {
    const place = resolve(root, path);
    const state = statSync(place, { throwIfNoEntry: false });
    if (!state) return false;
    if (state.mtimeMs === seen.time) continue;
    // A checkout or a touch gives a new time to the same content.
    if (contentOf(place, state) !== seen.content) return false;
    seen.time = state.mtimeMs;
    touched = true;
  }
  if (touched) replace(record, JSON.stringify({ maker, inputs, ...others }));
  return true;
}

/** What is known of a bundle. Nothing, if the file was damaged: then it is bundled again. */
function recordIn(path) {
  try {
    return Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
    return {};
  }
}

/** What a bundle was made from: its files, and their folders, in which a new file could be imported in place of another. */
function seenOf(root, inputs, started) {
  const folders = new Set(inputs.map((path) => dirname(path)));
  return Object.fromEntries(
    [...inputs, ...folders].map((path) => {
      const place = resolve(root, path);
      const state = statSync(place);
      // What was written while esbuild read may not be what it read: the next run looks at it again, and bundles.
      const isKnown = state.isDirectory() || state.mtimeMs < started;
      return [path, { time: isKnown ? state.mtimeMs : 0, content: isKnown ? contentOf(place, state) : '' }];
    }),
  );
}

const hash = (content) => createHash('sha1').update(content).digest('base64');

const contentOf = (place, state) =>
  hash(state.isDirectory() ? readdirSync(place).filter(isSource).sort().join('/') : readFileSync(place));

/** Folders and files that can be imported; dist/ and the like come and go at the root. */
const isSource = (name) => /^[a-z][\w.-]*\.(ts|js|mjs|json)$|^[a-z][\w-]*$/i.test(name) && !GENERATED.has(name);
const GENERATED = new Set(['dist', 'coverage', 'node_modules', 'rendered']);

/** This file, the packages as npm left them, and the compiler's options: with another of them every bundle is another. */
function makerOf(root) {
  const files = [__filename, join(__dirname, '..', 'node_modules', '.package-lock.json'), join(root, 'tsconfig.json')];
  return files
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((state) => (state ? `${state.mtimeMs}:${state.size}` : '-'))
    .join(' ');
}

/** Gives `synthesis/shared-modules.ts` all modules of the shared rooms, to be handed to overrides. */
function sharingPlugin(root) {
  return {
    name: 'sharing',
    setup({ onLoad }) {
      onLoad({ filter: /[/\\]synthesis[/\\]shared-modules\.ts$/ }, ({ path }) => {
        const modules = [
          ...sharedSources(root).map((file) => [SHARED + file, `../${file}`]),
          ...providerModules(root).map((name) => [name, name]),
        ];
        const imports = modules.map(([, from], index) => `import * as shared${index} from '${from}';`);
        const entries = modules.map(([name], index) => `  ${JSON.stringify(name)}: shared${index},`);
        const contents = [readFileSync(path, 'utf8'), ...imports, 'Object.assign(modules, {', ...entries, '});'];
        return { contents: contents.join('\n'), loader: 'ts' };
      });
    },
  };
}

const sharedSources = (root) =>
  SHARED_ROOMS.flatMap((room) => sourcesIn(join(root, room)).map((file) => `${room}/${file}`));

/** Provider classes that the program makes objects of: a file of overrides asks whether a resource is an instance of one. */
const providerModules = (root) => [
  ...new Set(
    sharedSources(root).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/ from '(@cdktf\/provider-[^']+)'/g)].map(([, name]) => name),
    ),
  ),
];

const sourcesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();

/** Leaves the modules of the shared rooms out of a bundle of overrides; the program hands them out. */
function sharedPlugin(root) {
  return {
    name: 'shared',
    setup({ onResolve, resolve: resolvePath }) {
      const provided = new Set(providerModules(root));
      onResolve({ filter: /^@cdktf\/provider-/ }, ({ path }) =>
        provided.has(path) ? { path, external: true } : undefined,
      );
      onResolve({ filter: /^\./ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === SHARED) return undefined;
        const found = await resolvePath(path, { ...from, pluginData: SHARED });
        if (found.errors.length > 0) return undefined;
        const room = SHARED_ROOMS.find((one) => found.path.startsWith(realpathSync(join(root, one)) + sep));
        if (room === undefined) return undefined;
        const module = relative(realpathSync(join(root, room)), found.path)
          .split(sep)
          .join('/');
        return { path: `${SHARED}${room}/${module}`, external: true };
      });
    },
  };
}

module.exports = { BundleError, bundleProgram, bundleEnvironment };

/** `node bin/build.js [entry [outfile]]` bundles one program; without an entry, `main.ts`. */
if (require.main === module) {
  const [, , entry = 'main.ts', outfile] = process.argv;
  void bundleProgram(process.cwd(), entry, outfile).catch((reason) => {
    if (!(reason instanceof BundleError)) throw reason;
    console.error(reason.message);
    process.exitCode = 1;
  });
}
