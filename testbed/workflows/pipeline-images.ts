import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../machine/cache-folder';
import { run } from '../../machine/processes';
import { virtualEnvironment } from '../../machine/python-venv';
import type { Programs } from '../components/go-pins';
import { PROGRAMS, type Image } from '../kubelet/image';

export interface PipelineImagesOptions {
  readonly programs: Programs<'argo-workflows'>;
  /** Of the run's own. */
  readonly folder: string;
  /**
   * Certificates that both images trust, as those of public authorities are in a real image.
   *
   * @default none but this machine's
   */
  readonly authorities?: string;
  /** Set in both, as EKS Pod Identity does in the pods of an account. @default none */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/** Folder of the Python that a virtual environment was made with; the environment links into it. */
const baseOf = async (python: string): Promise<string> => {
  const { stdout } = await run(python, ['-c', 'import sys; print(sys.base_prefix)']);
  return stdout.trim();
};

/**
 * What stands in for the two images of a pipeline's pod: the real argoexec, and our program for the company's image `pipeline`.
 *
 * @returns the image of a name, `undefined` for those of others
 */
export const pipelineImages = async (options: PipelineImagesOptions): Promise<(name: string) => Image | undefined> => {
  const { programs, folder, authorities, credentials = {}, log = () => undefined } = options;
  mkdirSync(folder, { recursive: true });
  const { python } = await virtualEnvironment('emulators', { log }); // moto brings the AWS SDK
  const base = await baseOf(python);
  const started = join(folder, 'pipeline');
  const [venv, program] = [`${PROGRAMS}/venv`, `${PROGRAMS}/pipeline.py`];
  writeFileSync(started, `#!/bin/sh\nexec ${venv}/bin/python ${program} "$@"\n`);
  chmodSync(started, 0o755);
  const trusted = `${PROGRAMS}/authorities.crt`;
  const bundle = join(folder, 'authorities.crt');
  if (authorities !== undefined) writeFileSync(bundle, authorities);
  const environment = {
    ...credentials,
    ...(authorities !== undefined && { SSL_CERT_FILE: trusted, AWS_CA_BUNDLE: trusted }),
  };
  const shared = authorities === undefined ? {} : { [trusted]: bundle };
  const argoexec: Image = { files: { ...shared, [`${PROGRAMS}/argoexec`]: programs.argoexec }, environment };
  const pipeline: Image = {
    files: {
      ...shared,
      [`${PROGRAMS}/pipeline`]: started,
      [program]: join(repositoryRoot, 'testbed', 'workflows', 'pipeline.py'),
      [venv]: dirname(dirname(python)),
      ...(base.startsWith('/usr') ? {} : { [base]: base }),
    },
    environment,
  };
  return (name) => {
    if (name.includes('/argoexec:')) return argoexec;
    return name.includes('/pipeline:') ? pipeline : undefined;
  };
};
