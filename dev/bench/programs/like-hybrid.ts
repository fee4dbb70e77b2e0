import { App } from 'cdktf';
import { compose } from '../../../compose';
import { readEnvironments } from '../../../config/load/read-environments';
import hybrid from '../../../test/fixtures/environments/hybrid';
import { synth } from '../../../synthesis/synth';
import { withoutTokenTraces } from '../../../synthesis/without-token-traces';

/** As `main.ts`, but with `environments <count>` environments like hybrid, or with hybrid alone and `hosts <count>` hosts on its site. */
const [kind, count] = [process.argv[2], Number(process.argv[3])];

const likeHybrid = () =>
  Array.from({ length: count }, (_, index) => {
    const name = `many-${index + 1}`;
    return { file: `environments/${name}.ts`, value: { ...hybrid, name } };
  });

/** Three hosts of the control plane; the others are workers with GPUs. */
function withHosts() {
  const workerCount = count - 3;
  // Ceph wants three hosts with disks, or none.
  const dataDisks = workerCount < 3 ? [] : ['/dev/nvme1n1', '/dev/nvme2n1'];
  const workers = Array.from({ length: workerCount }, (_, index) => [
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
  return [{ file: 'environments/hybrid.ts', value: { ...hybrid, sites: { seoul } } }];
}

// Each is read alone: together they would be refused, since they share networks and hosts.
const readings = (kind === 'hosts' ? withHosts() : likeHybrid()).map((one) => readEnvironments([one]));
const wrong = readings.flatMap(({ faults }) => faults).find(({ severity }) => severity === 'error');
if (wrong) throw new Error(JSON.stringify(wrong));
const environments = readings.flatMap((reading) => reading.environments);

const app = new App();
withoutTokenTraces(() => {
  for (const loaded of environments) compose(app, loaded);
  synth(app, process.cwd());
});
