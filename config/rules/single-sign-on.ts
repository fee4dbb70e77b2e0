import type { RuleFault } from '../load/fault';
import { error, warning } from '../load/fault';
import type { Rule } from './rule';

const PATH = ['cloud', 'argoCd', 'sso'];

/** People who sign on to Argo CD reach a provider that exists, and somebody may do something afterwards. */
export const singleSignOn: Rule = ({ cloud }) => {
  const argoCd = cloud?.argoCd;
  if (!argoCd?.sso) return [];
  const { issuer, scopes, groups } = argoCd.sso;
  const faults: RuleFault[] = [];
  // OpenID Connect Discovery 1.0, section 3: https, no query, no fragment.
  if (!/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[^\s?#@$%]*)?$/i.test(issuer)) {
    const rule =
      "an issuer is an https address without user, query or fragment, and the provider's discovery document has the same";
    faults.push(
      error([...PATH, 'issuer'], issuer, rule, 'copy `issuer` from <issuer>/.well-known/openid-configuration'),
    );
  }
  if (!scopes.includes('openid')) {
    const rule = "OpenID Connect needs the scope 'openid'";
    faults.push(error([...PATH, 'scopes'], scopes, rule, "add 'openid'"));
  }
  if (Object.keys(groups).length === 0) {
    const rule = 'who is in no group sees nothing, so without groups nobody does';
    faults.push(error([...PATH, 'groups'], groups, rule, "add a group, such as { 'platform-admins': 'admin' }"));
  }
  if (argoCd.adminLogin === 'on') {
    const rule = 'a password that everybody knows is not needed beside single sign-on';
    const fix = "write adminLogin: 'off' as soon as a group can sign on; the cluster's admins need neither";
    faults.push(warning(['cloud', 'argoCd', 'adminLogin'], argoCd.adminLogin, rule, fix));
  }
  return faults;
};
