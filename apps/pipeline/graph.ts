import type { Template } from './workflow-template';

/** What `judge` writes when the model is good enough. */
export const PASSED = 'passed';

const output = (task: string, artifact: string): string => `{{tasks.${task}.outputs.artifacts.${artifact}}}`;
const verdict = '{{tasks.judge.outputs.parameters.verdict}}';

/**
 * The pipeline: scans come in, are cut into parts, each part is reconstructed on a GPU of its own, a model is trained on all of them,
 * judged, and published if it is good enough. The manifest is published last: readers begin with it, so that they never see half a result.
 */
export const graph: Template = {
  name: 'pipeline',
  dag: {
    // The other parts of a space are of no use once one is lost for good.
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
