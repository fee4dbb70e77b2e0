import { App } from 'cdktf';
import { compose } from '../../../compose';
import { readEnvironments } from '../../../config/load/read-environments';
import hybrid from '../../../test/fixtures/environments/hybrid';
import { synth } from '../../../synthesis/synth';

/** As `main.ts` with hybrid alone, but with as many hosts in its site as the first argument says: three of the control plane, the others workers with GPUs. */
const count = Number(process.argv[2]) - 3;
/** Ceph wants three hosts with disks, or none. */
const dataDisks = count < 3 ? [] : ['/dev/nvme1n1', '/dev/nvme2n1'];
const workers = Array.from({ length: count }, (_, index) => [
  `gpu${index + 1}`,
  {
    address: `10.20.${1 + Math.floor(index / 250)}.${1 + (index % 250)}`,
    gpus: { model: 'rtx-a6000', count: 4 },
    dataDisks,
  },
]);
const seoul = {
  ...hybrid.sites?.['seoul'],
  network: {
    nodeCidr: '10.20.0.0/16',
    podCidr: '10.24.0.0/14',
    serviceCidr: '10.22.0.0/16',
    vipRange: '10.20.0.208/28',
  },
  workers: Object.fromEntries(workers) as unknown,
};
const value = { ...hybrid, sites: { seoul } };
const { environments, faults } = readEnvironments([{ file: 'environments/hybrid.ts', value }]);
if (faults.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(faults[0]));

const app = new App();
for (const loaded of environments) compose(app, loaded);
synth(app, process.cwd());
