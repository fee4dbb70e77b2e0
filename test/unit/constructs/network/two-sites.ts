import hybrid from '../../../../environments/hybrid';
import type { Synthesized } from '../../../support/stack-json';
import { synthesizedWith } from '../../../support/synthesized-with';

/** `hybrid` with a second site, whose router has a number above 2³¹. */
export const withTwoSites = (): Synthesized =>
  synthesizedWith(hybrid, (draft) => {
    draft.sites = {
      ...draft.sites,
      busan: {
        network: {
          nodeCidr: '10.30.0.0/24',
          podCidr: '10.31.0.0/16',
          serviceCidr: '10.32.0.0/16',
          vipRange: '10.30.0.208/28',
        },
        vpn: { peer: '203.0.113.20', asn: 4200000001 },
        controlPlane: { vip: '10.30.0.10', hosts: { cp1: '10.30.0.11' } },
      },
    };
  });
