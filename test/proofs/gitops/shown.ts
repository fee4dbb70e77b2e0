import type { GitOpsGround } from '../../../testbed/argo-cd/argo-cd-harness';
import type { Page } from '../support/page';

/** What the points share: Argo CD with its clusters once they stand, and a page for what was seen. */
export interface Stage extends Page {
  readonly ground: GitOpsGround;
}

/** A point of the proof: it declares its tests, which find the stage when they run. */
export type Point = (stage: Stage) => void;

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
] as const;

/** Makes the stage; its ground may be used only in tests. */
export const makeStage = (page: Page, ground: () => GitOpsGround): Stage => ({
  ...page,
  get ground() {
    return ground();
  },
});
