import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, removeAbandoned, setting } from './cache-folder';
import { MissingTool } from './missing-tool';
import { run, type Environment } from './processes';
import { OLDEST_PYTHON, PYTHON_PINS, type PythonVersion } from './python-pins';

export interface VirtualEnvironment {
  /**
   * Its Python. Run installed programs as modules (`python -m moto.server`): the scripts in `bin/` still name
   * the temporary folder in which they were made.
   */
  readonly python: string;
}

export interface VirtualEnvironmentOptions {
  /** Gets a line for each step that takes long. @default no lines */
  readonly log?: (line: string) => void;
}

const needed = (oldest: PythonVersion): string => `Python ${oldest.join('.')} or newer`;
const REMEDY =
  'Install it with its venv module (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python),\n' +
  'or name another one: PYTHON=/path/to/python3';

/** pip neither asks, nor looks for its own updates, nor installs into the user's folders. */
const PIP_ENVIRONMENT: Environment = {
  PIP_NO_INPUT: '1',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_USER: undefined,
  PIP_REQUIRE_VIRTUALENV: undefined,
  PYTHONPATH: undefined,
  PYTHONHOME: undefined,
};

/**
 * Finds `python3` (or what `PYTHON` names) and its version, such as `3.11.7`.
 *
 * @throws MissingTool where there is none, or it is too old
 */
export const findPython = async (
  oldest: PythonVersion,
): Promise<{ readonly program: string; readonly version: string }> => {
  const program = setting('PYTHON') ?? 'python3';
  const asked = await run(program, ['-c', 'import platform; print(platform.python_version())']);
  if (asked.exitCode !== 0) throw new MissingTool(needed(oldest), `'${program}' does not run here.`, REMEDY);
  const version = asked.stdout.trim();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new MissingTool(needed(oldest), `'${program}' is ${version}.`, REMEDY);
  }
  return { program, version };
};

/** What pip or venv said last, enough to see the reason. */
const lastLines = (output: string): string => output.trim().split('\n').slice(-6).join('\n');

/**
 * A virtual environment with the pinned packages of that name, made once for each set of pins and Python version below the
 * cache folder. It is made in a temporary folder and renamed when whole, so that an install broken off is never used.
 *
 * @throws MissingTool where Python is missing, too old or without its venv module, or a package cannot be installed
 */
export const virtualEnvironment = async (
  name: keyof typeof PYTHON_PINS,
  { log = () => undefined }: VirtualEnvironmentOptions = {},
): Promise<VirtualEnvironment> => {
  const pins = PYTHON_PINS[name];
  const oldest = OLDEST_PYTHON[name];
  const { program, version } = await findPython(oldest);
  const key = createHash('sha256')
    .update([version, process.arch, ...pins].join('\n'))
    .digest('hex')
    .slice(0, 12);
  const folder = cacheFolder('python');
  const made = join(folder, `${name}-${key}`);
  const python = join('bin', 'python');
  if (existsSync(made)) return { python: join(made, python) };

  log(`Installing ${pins.join(', ')} for Python ${version} (once, about half a minute)`);
  removeAbandoned(folder);
  const making = join(folder, `making-${name}-${process.pid}`);
  rmSync(making, { recursive: true, force: true });
  try {
    const venv = await run(program, ['-m', 'venv', making], { env: PIP_ENVIRONMENT });
    if (venv.exitCode !== 0) {
      throw new MissingTool(
        `${needed(oldest)} with its venv module`,
        `'${program} -m venv' failed:\n${lastLines(venv.all)}`,
        REMEDY,
      );
    }
    const pip = await run(join(making, python), ['-m', 'pip', 'install', '--quiet', ...pins], { env: PIP_ENVIRONMENT });
    if (pip.exitCode !== 0) {
      throw new MissingTool(
        pins.join(', '),
        `pip could not install it:\n${lastLines(pip.all)}`,
        'Is PyPI within reach?',
      );
    }
    if (!existsSync(made)) renameSync(making, made); // else another run was quicker
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return { python: join(made, python) };
};
