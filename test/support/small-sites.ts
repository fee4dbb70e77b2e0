import { onpremOnly, siteOf, type Draft } from './drafts';

const GPUS = { model: 'h100', count: 8 };
const disks = ['/dev/sdb'];

/** `onprem-only` with other hosts at its one site, `busan`. */
function withHosts(count: 1 | 3, workers: NonNullable<ReturnType<typeof siteOf>['workers']>): Draft {
  const draft = onpremOnly();
  const site = siteOf(draft, 'busan');
  const hosts = Object.entries({ cp1: '10.30.0.11', cp2: '10.30.0.12', cp3: '10.30.0.13' }).slice(0, count);
  site.controlPlane.hosts = Object.fromEntries(hosts);
  site.workers = workers;
  return draft;
}

/** Racks with few hosts, and with hosts that do everything. */
export const SMALL_SITES = {
  /** Three hosts in all, each of the control plane, with GPUs and a disk. */
  'three hosts that do both': () =>
    withHosts(3, {
      cp1: { address: '10.30.0.11', gpus: GPUS, dataDisks: disks },
      cp2: { address: '10.30.0.12', gpus: GPUS, dataDisks: disks },
      cp3: { address: '10.30.0.13', gpus: GPUS, dataDisks: disks },
    }),
  /** Pods without GPUs have one host: two others are kept free. */
  'one worker without GPUs': onpremOnly,
  'two workers with GPUs': () =>
    withHosts(1, { gpu1: { address: '10.30.0.21', gpus: GPUS }, gpu2: { address: '10.30.0.22', gpus: GPUS } }),
  'a control plane and no worker': () => withHosts(3, {}),
  'one host in all': () => withHosts(1, {}),
  'a control plane that also takes what asks for no GPU': () =>
    withHosts(3, {
      cp1: { address: '10.30.0.11' },
      cp2: { address: '10.30.0.12' },
      cp3: { address: '10.30.0.13' },
      gpu1: { address: '10.30.0.21', gpus: GPUS },
    }),
} as const satisfies Readonly<Record<string, () => Draft>>;
