import type { RuleFault } from '../load/fault';
import { error } from '../load/fault';
import type { Rule } from './rule';

/** What an environment without a cloud half cannot have, because nothing would come of it. */
export const cloudNeeded: Rule = ({ cloud, sites, storage, terraformState }) => {
  if (cloud) return [];
  const faults: RuleFault[] = [];
  if (Object.keys(sites).length === 0) {
    const rule = 'an environment has a cloud half, a site, or both';
    faults.push(
      error([], undefined, rule, 'add `cloud` or an entry of `sites`; docs/environment.md has an example of each'),
    );
  }
  if (terraformState === 's3') {
    const rule = 'state is kept in S3 only with a cloud half, and this environment has none';
    faults.push(error(['terraformState'], terraformState, rule, "write 'local', or add `cloud`"));
  }
  for (const pair of Object.keys(storage)) {
    const rule = `storage.${pair} has a cloud half, and this environment has no cloud: a pair on a site alone is not made yet`;
    faults.push(error(['storage', pair], storage[pair], rule, 'remove it, or add `cloud`'));
  }
  for (const [site, { identity, vpn }] of Object.entries(sites)) {
    if (identity) {
      const rule = `${site} needs no identity in AWS, since this environment has no cloud half`;
      faults.push(error(['sites', site, 'identity'], identity, rule, 'remove it, or add `cloud`'));
    }
    if (!vpn) continue;
    const rule = `the VPN of ${site} leads to the cloud half, and this environment has none`;
    faults.push(error(['sites', site, 'vpn'], vpn, rule, 'remove it, or add `cloud`'));
  }
  return faults;
};
