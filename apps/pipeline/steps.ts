import { LONGEST_STEP_MINUTES } from '../../config/schema/gpu-pool';
import { size, step } from './step';
import type { Artifact, Template } from './workflow-template';

/** Where one run keeps everything that it makes. Only this cluster writes the prefix. */
const RUN = 'runs/{{workflow.parameters.cluster}}/{{workflow.name}}';

/**
 * Files are not packed: the next step, the other side and people read single files. Argo Workflows uploads what is at the path when an
 * attempt has failed too, and removes nothing before the next attempt (`waitContainer` in cmd/argoexec/commands/wait.go, `PutDirectory` in
 * workflow/artifacts/s3/s3.go, v4.0.5). A key of each attempt's own would not help, since an attempt whose pod is gone is made anew under
 * its number, and `spaces` is read as a whole. So the program puts a folder at its path only when it is whole.
 */
const files = (name: string, path: string, below: string): Artifact => ({
  name,
  path,
  s3: { key: `${RUN}/${below}` },
  archive: { none: {} },
});

/** Where a long step keeps its progress. The next attempt continues from there, on any node. */
const checkpoints = (below: string): string => `--checkpoints=${RUN}/checkpoints/${below}`;

/** The steps, in the order in which they run. */
export const steps: readonly Template[] = [
  step({
    name: 'ingest',
    args: ['--scans={{workflow.parameters.scans}}'],
    resources: size(1, 2),
    minutes: 60,
    outputs: { artifacts: [files('scans', '/work/scans', 'scans')] },
  }),
  step({
    name: 'preprocess',
    args: ['--in=/work/scans', '--out=/work/parts', '--list=/work/parts.json'],
    resources: size(4, 16),
    minutes: LONGEST_STEP_MINUTES.general,
    inputs: { artifacts: [{ name: 'scans', path: '/work/scans' }] },
    outputs: {
      // The parts of the space, as a JSON list of names. There is one reconstruction for each.
      parameters: [{ name: 'parts', valueFrom: { path: '/work/parts.json' } }],
      artifacts: [files('parts', '/work/parts', 'parts')],
    },
  }),
  step({
    name: 'reconstruct',
    args: [
      '--part={{inputs.parameters.part}}',
      '--in=/work/part',
      '--out=/work/out',
      checkpoints('reconstruct/{{inputs.parameters.part}}'),
    ],
    resources: size(4, 24),
    gpus: { count: 1, sharedGiB: 8 },
    minutes: 240,
    inputs: {
      parameters: [{ name: 'part' }],
      artifacts: [files('part', '/work/part', 'parts/{{inputs.parameters.part}}')],
    },
    outputs: { artifacts: [files('space', '/work/out', 'spaces/{{inputs.parameters.part}}')] },
  }),
  step({
    name: 'train',
    args: ['--in=/work/spaces', '--out=/work/model', checkpoints('train')],
    resources: size(8, 48),
    gpus: { count: 1, sharedGiB: 16 },
    minutes: LONGEST_STEP_MINUTES.gpu,
    inputs: { artifacts: [files('spaces', '/work/spaces', 'spaces')] },
    outputs: { artifacts: [files('model', '/work/model', 'model')] },
  }),
  step({
    name: 'judge',
    args: [
      '--model=/work/model',
      '--spaces=/work/spaces',
      '--least-quality={{workflow.parameters.least-quality}}',
      '--verdict=/work/verdict',
      '--report=/work/report.json',
    ],
    resources: size(2, 8),
    minutes: 60,
    inputs: { artifacts: [{ name: 'model', path: '/work/model' }, files('spaces', '/work/spaces', 'spaces')] },
    outputs: {
      parameters: [{ name: 'verdict', valueFrom: { path: '/work/verdict' } }],
      artifacts: [files('report', '/work/report.json', 'report.json')],
    },
  }),
  step({
    name: 'publish',
    args: ['--model=/work/model', '--out=/work/result', '--manifest=/work/manifest.json'],
    resources: size(1, 4),
    minutes: 60,
    inputs: { artifacts: [{ name: 'model', path: '/work/model' }] },
    outputs: {
      artifacts: [
        files('result', '/work/result', 'result'),
        // Neither packed nor published yet: the next step does both.
        files('manifest', '/work/manifest.json', 'manifest.unpublished.json'),
      ],
    },
  }),
  step({
    name: 'publish-manifest',
    args: ['--in=/work/unpublished.json', '--out=/work/manifest.json'],
    resources: size(1, 1),
    minutes: 15,
    inputs: { artifacts: [{ name: 'manifest', path: '/work/unpublished.json' }] },
    outputs: { artifacts: [files('manifest', '/work/manifest.json', 'manifest.json')] },
  }),
];
