import type { ArgoCdHarness } from '../../../testbed/argo-cd/argo-cd-harness';
import type { CaseReport } from '../support/case-report';

/** What the cases share: the running harness, and the report that takes their findings. */
export interface GitOpsFixture extends CaseReport {
  readonly harness: ArgoCdHarness;
}

/** Declares the tests of one case; they read the fixture when they run. */
export type GitOpsCase = (fixture: GitOpsFixture) => void;

export const TITLES = [
  'the API server takes every manifest',
  'kubeconform takes them too',
  'waves in order',
  'each cluster has its own',
  'a change in git arrives',
  'a hand edit is healed',
  'data stays',
  'a site is out of reach',
  'AppProjects refuse',
  'GPU pods queue',
  'what operators make',
  'the pipeline runs',
] as const;

/** Makes the fixture; its harness is there only while tests run. */
export const makeGitOpsFixture = (report: CaseReport, harness: () => ArgoCdHarness): GitOpsFixture => ({
  ...report,
  get harness() {
    return harness();
  },
});
