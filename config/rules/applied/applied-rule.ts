import type { RuleFault } from '../../load/fault';
import type { AppliedSiteRecord } from '../../schema/applied';
import type { SiteConfig } from '../../schema/environment';

/** A site as it is wanted, beside what runs there. */
export interface AppliedSite {
  readonly name: string;
  readonly site: SiteConfig;
  readonly applied: AppliedSiteRecord;
}

/** A rule across time: a pure function that returns what cannot be reached from what runs, and never throws. */
export type AppliedRule = (site: AppliedSite) => RuleFault[];
