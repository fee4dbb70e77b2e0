import type { RuleFault } from '../../load/fault';
import type { AppliedSiteRecord } from '../../schema/applied';
import type { SiteConfig } from '../../schema/environment';

/** A site as the environment has it, beside what runs there. */
export interface AppliedSite {
  readonly name: string;
  readonly site: SiteConfig;
  readonly applied: AppliedSiteRecord;
}

/** A rule that compares an environment with what runs: a pure function that returns the changes that are impossible, and never throws. */
export type AppliedRule = (site: AppliedSite) => RuleFault[];
