import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Chart } from '../../apps/define-app';
import { cacheFolder, removeAbandoned, setting } from '../../machine/cache-folder';
import { run } from '../../machine/processes';
import type { PinName } from '../components/go-pins';
import { goModule } from '../components/go-programs';
import type { RunHelm } from '../components/helm';

/** A chart that is at hand. */
export interface FoundChart {
  /** Its unpacked folder. */
  readonly folder: string;
  /** SHA-256 of what it renders from: values, templates, CRDs and sub-charts, however the chart was packed. */
  readonly digest: string;
  /** Where it came from, for the report. */
  readonly source: string;
}

/** Why a chart is not at hand. */
export interface LeftOut {
  readonly leftOut: string;
}

/** Charts that a Go module ships whole and with their version; those of other modules have a placeholder for it, or lack parts. */
const IN_MODULES: Readonly<Record<string, { readonly pin: PinName; readonly path: string }>> = {
  karpenter: { pin: 'karpenter', path: 'charts/karpenter' },
  'karpenter-crd': { pin: 'karpenter', path: 'charts/karpenter-crd' },
  kueue: { pin: 'kueue', path: 'charts/kueue' },
  metallb: { pin: 'metallb', path: 'charts/metallb' },
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/** Packing writes Chart.yaml anew, also of a sub-chart called crds, and leaves documents out; neither changes what a chart renders. */
const isRendered = (path: string): boolean =>
  /(^|\/)(values\.yaml$|(templates|crds)\/(?!NOTES\.txt|tests\/|Chart\.yaml$))/.test(path);

/** @param folder an unpacked chart */
export const digestOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const path of filesIn(folder).filter(isRendered).sort())
    hash.update(`${path}\0`).update(readFileSync(join(folder, path)));
  return hash.digest('hex');
};

const prefixOf = ({ name, version }: Chart): string => `${name}-${version}@`;

/** What an earlier run kept, unless somebody changed it since. */
const fromCache = (chart: Chart): FoundChart | undefined => {
  const all = cacheFolder('charts');
  const kept = readdirSync(all).find((entry) => entry.startsWith(prefixOf(chart)));
  if (kept === undefined) return undefined;
  const folder = join(all, kept);
  const digest = digestOf(folder);
  if (kept === `${prefixOf(chart)}${digest.slice(0, 16)}`) return { folder, digest, source: 'the cache' };
  rmSync(folder, { recursive: true });
  return undefined;
};

/** Moves an unpacked chart into the cache, under its digest. */
const keep = (chart: Chart, unpacked: string, source: string): FoundChart => {
  const digest = digestOf(unpacked);
  const folder = join(cacheFolder('charts'), `${prefixOf(chart)}${digest.slice(0, 16)}`);
  if (!existsSync(folder)) renameSync(unpacked, folder);
  return { folder, digest, source };
};

/** A packed chart has its sub-charts unpacked, a module as its project keeps them; one that renders the same has the same digest. */
const unpackSubcharts = async (folder: string): Promise<void> => {
  const archives = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tgz')) : [];
  for (const archive of archives) {
    const { exitCode, all } = await run('tar', ['-xzf', join(folder, archive), '-C', folder]);
    if (exitCode !== 0) throw new Error(`${join(folder, archive)} cannot be unpacked: ${reason(all)}`);
    rmSync(join(folder, archive));
  }
};

/** The last line in which a program says why it failed. */
const reason = (output: string): string => output.trim().split('\n').at(-1) ?? '';

/** An archive that a person put into the folder of charts. */
const archiveOf = ({ name, version }: Chart): string | undefined => {
  const folder = setting('LANDBRIDGE_CHARTS');
  const file = folder === undefined ? undefined : join(folder, `${name}-${version}.tgz`);
  return file !== undefined && existsSync(file) ? file : undefined;
};

/** Arguments for `helm pull`; an address without a scheme is an OCI registry. */
const published = ({ name, repository, version }: Chart): string[] =>
  /^https?:/.test(repository)
    ? [name, '--repo', repository, '--version', version]
    : [`oci://${repository}/${name}`, '--version', version];

/**
 * A pinned chart: from the cache, from where it is published, from `LANDBRIDGE_CHARTS/<chart>-<version>.tgz`, or from a Go module that
 * ships it whole, in this order.
 *
 * @returns where it is, or why it is left out
 */
export const findChart = async (chart: Chart, helm: RunHelm): Promise<FoundChart | LeftOut> => {
  const cached = fromCache(chart);
  if (cached) return cached;
  removeAbandoned(cacheFolder('charts'));
  const making = cacheFolder('charts', `making-${chart.name}-${process.pid}`);
  const unpacked = join(making, chart.name);
  try {
    const pulled = await helm(['pull', ...published(chart), '--untar', '--untardir', making]);
    if (pulled.exitCode === 0) return keep(chart, unpacked, chart.repository);
    const archive = archiveOf(chart);
    if (archive !== undefined) {
      const { exitCode, all } = await run('tar', ['-xzf', archive, '-C', making]);
      return exitCode === 0
        ? keep(chart, unpacked, 'LANDBRIDGE_CHARTS')
        : { leftOut: `${archive} cannot be unpacked: ${reason(all)}` };
    }
    const module = IN_MODULES[chart.name];
    if (module) {
      cpSync(join(await goModule(module.pin), module.path), unpacked, { recursive: true });
      await run('chmod', ['-R', 'u+w', making]); // Go's module cache is read-only
      await unpackSubcharts(join(unpacked, 'charts'));
      return keep(chart, unpacked, `the Go module of ${module.pin}`);
    }
    return {
      leftOut: `${chart.repository} does not answer, and LANDBRIDGE_CHARTS has no ${chart.name}-${chart.version}.tgz`,
    };
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
};
