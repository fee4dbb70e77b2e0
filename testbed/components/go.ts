import { MissingTool } from '../../machine/missing-tool';
import { run } from '../../machine/processes';
import { setting } from '../../machine/cache-folder';
import { OLDEST_GO } from './go-pins';

const NEEDED = `Go ${OLDEST_GO.join('.')} or newer`;
const REMEDY =
  'Get it from https://go.dev/dl/ (macOS: brew install go), or name one that you have: GO=/path/to/go\n' +
  'It builds the real components (an API server, Karpenter and others) for the proofs; nothing else here needs it.';

/** The Go that is at hand. */
export interface Go {
  readonly program: string;
  /** Such as `1.26.8`. */
  readonly version: string;
  /** Such as `linux/amd64`. */
  readonly target: string;
  /** Folder where it keeps the modules that it downloaded. */
  readonly moduleCache: string;
}

/**
 * Finds `go` (or what `GO` names).
 *
 * @throws MissingTool where there is none, or it is too old
 */
export const findGo = async (): Promise<Go> => {
  const program = setting('GO') ?? 'go';
  const asked = await run(program, ['env', 'GOVERSION', 'GOOS', 'GOARCH', 'GOMODCACHE']);
  if (asked.exitCode !== 0) throw new MissingTool(NEEDED, `'${program}' does not run here.`, REMEDY);
  const [told = '', system = '', processor = '', moduleCache = ''] = asked.stdout
    .split('\n')
    .map((line) => line.trim());
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(told) ?? [];
  // A development build tells no number; it is newer than any release.
  const old =
    major !== undefined &&
    (Number(major) < OLDEST_GO[0] || (Number(major) === OLDEST_GO[0] && Number(minor) < OLDEST_GO[1]));
  if (old) throw new MissingTool(NEEDED, `'${program}' is ${told}.`, REMEDY);
  return { program, version: told.replace(/^go/, ''), target: `${system}/${processor}`, moduleCache };
};
