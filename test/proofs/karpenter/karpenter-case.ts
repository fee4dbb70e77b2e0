import type { KarpenterHarness } from '../../../testbed/karpenter/karpenter-harness';
import { viewOf, type ClusterView } from '../../../testbed/karpenter/cluster-view';
import { startCaseReport, type CaseReport } from '../support/case-report';

/** What the cases share: the running harness, a view of its cluster and account, and the report that takes their findings. */
export interface KarpenterFixture extends CaseReport {
  readonly harness: KarpenterHarness;
  readonly view: ClusterView;
}

/** Declares the tests of one case; they read the fixture when they run. */
export type KarpenterCase = (fixture: KarpenterFixture) => void;

const TITLES = [
  'a GPU pod gets the right node',
  'nobody else gets one',
  'the limit holds',
  'empty nodes go, kept ones stay',
  'an interruption is answered',
  'no spot: on-demand',
  'destroying leaves nothing',
  'least privilege, both ways',
  'invalid specs',
] as const;

/** Makes the fixture; its harness is there only while tests run. */
export const makeKarpenterFixture = (harness: () => KarpenterHarness): KarpenterFixture => ({
  ...startCaseReport(TITLES),
  get harness() {
    return harness();
  },
  get view() {
    return viewOf(harness());
  },
});
