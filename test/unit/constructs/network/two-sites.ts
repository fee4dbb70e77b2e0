import { twoSites, vpnOf } from '../../../support/drafts';
import type { Synthesized } from '../../../support/stack-json';
import { synthesizedWith } from '../../../support/synthesized-with';

/** `hybrid` with a second site, whose router has a number above 2³¹. */
export const withTwoSites = (): Synthesized =>
  synthesizedWith(twoSites(), (draft) => {
    vpnOf(draft, 'busan').asn = 4200000001;
  });
