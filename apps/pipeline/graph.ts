import type { Template } from './workflow-template';

/** What `judge` writes when the model is good enough. */
export const PASSED = 'passed';

const output = (task: string, artifact: string): string => `{{tasks.${task}.outputs.artifacts.${artifact}}}`;
const verdict = '{{tasks.judge.outputs.parameters.verdict}}';

/**
 * The pipeline. It takes in scans, cuts them into parts, reconstructs each part on its own GPU, trains a model on all of them, judges the
 * model, and publishes it if it is good enough. The manifest comes last: readers begin with it, so they never see half a result.
 */
export const graph: Template = {
  name: 'pipeline',
  dag: {
    // If one part of a space fails for good, the others are useless.
    failFast: true,
    tasks: [
      { name: 'ingest', template: 'ingest' },
      {
        name: 'preprocess',
        template: 'preprocess',
        depends: 'ingest',
        arguments: { artifacts: [{ name: 'scans', from: output('ingest', 'scans') }] },
      },
      {
        name: 'reconstruct',
        template: 'reconstruct',
        depends: 'preprocess',
        withParam: '{{tasks.preprocess.outputs.parameters.parts}}',
        arguments: { parameters: [{ name: 'part', value: '{{item}}' }] },
      },
      { name: 'train', template: 'train', depends: 'reconstruct' },
      {
        name: 'judge',
        template: 'judge',
        depends: 'train',
        arguments: { artifacts: [{ name: 'model', from: output('train', 'model') }] },
      },
      {
        name: 'publish',
        template: 'publish',
        depends: 'judge',
        when: `${verdict} == ${PASSED}`,
        arguments: { artifacts: [{ name: 'model', from: output('train', 'model') }] },
      },
      {
        name: 'publish-manifest',
        template: 'publish-manifest',
        depends: 'publish.Succeeded',
        arguments: { artifacts: [{ name: 'manifest', from: output('publish', 'manifest') }] },
      },
    ],
  },
};
