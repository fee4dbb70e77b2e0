import { error, type Rule, type RuleFault, warning } from '../load/fault';
import { canonical, overlap, prefixLength } from '../network/networks';
import { NOT_PUBLIC } from '../network/network-spaces';
import { adminId, partitionOf } from '../aws/names';

/** Networks that EKS takes for the public endpoint (EKS service quotas, "Public endpoint access CIDR ranges per cluster"). */
const MOST_NETWORKS = 40;
/** Most addresses that an office could have; a wider network gets a warning. */
const WIDEST = 8;

/** The Kubernetes API can be reached, but not from the whole internet. */
export const apiReach: Rule = ({ cloud, sites }) => {
  if (!cloud) return [];
  const { api } = cloud;
  if (api === 'private') {
    if (Object.values(sites).some(({ vpn }) => vpn)) return [];
    return [
      warning(
        ['cloud', 'api'],
        api,
        'the Kubernetes API is private and no site has a VPN: in-cluster stacks can be ' +
          'deployed only from inside the VPC',
        "deploy from a host in the VPC, give a site a `vpn`, or write { publicFrom: ['<your network>'] }",
      ),
    ];
  }
  const tooMany =
    api.publicFrom.length > MOST_NETWORKS
      ? [
          error(
            ['cloud', 'api', 'publicFrom'],
            api.publicFrom,
            `EKS takes at most ${MOST_NETWORKS} networks, and these are ${api.publicFrom.length}`,
            'join neighbouring ones, or go through a VPN',
          ),
        ]
      : [];
  const whole: RuleWords = [
    'the Kubernetes API must not be open to the whole internet: one leaked token would be enough',
    "name the networks of your offices, or write api: 'private' and connect through a VPN",
  ];
  return [
    ...tooMany,
    ...api.publicFrom.flatMap((cidr, index) => reachFaults(['cloud', 'api', 'publicFrom', index], cidr, whole)),
  ];
};

/** Most rules of a security group for one port (VPC user guide, "Amazon VPC quotas": 60 inbound rules per security group). */
const MOST_RULES = 60;

/** The front end answers to the networks that its owner means, and the whole internet is meant only where it is said in a word. */
export const frontEndReach: Rule = ({ cloud }) => {
  const reach = cloud?.frontEnd;
  if (!cloud || reach === undefined) return [];
  const path = ['cloud', 'frontEnd'];
  const unused =
    cloud.dnsZone === undefined
      ? [
          warning(
            path,
            reach,
            'without a cloud.dnsZone the front end has no load balancer, and only pods reach it',
            "write the zone, such as dnsZone: 'acme.example', or remove frontEnd",
          ),
        ]
      : [];
  if (typeof reach === 'string') return unused;
  const whole: RuleWords = [
    'the front end must not be open to the whole internet by a network: everybody could try its sign-in',
    "name the networks of your offices, or write frontEnd: 'internet' if everybody is meant",
  ];
  const { publicFrom } = reach;
  return [
    ...unused,
    ...(publicFrom.length > MOST_RULES
      ? [
          error(
            [...path, 'publicFrom'],
            publicFrom,
            `the load balancer's security group takes ${MOST_RULES} networks, and these are ${publicFrom.length}`,
            'join neighbouring ones, or go through a VPN',
          ),
        ]
      : []),
    ...publicFrom.flatMap((cidr, index) => reachFaults([...path, 'publicFrom', index], cidr, whole)),
  ];
};

/** What must hold, and what to do. */
type RuleWords = readonly [rule: string, fix: string];

function reachFaults(path: RuleFault['path'], cidr: string, whole: RuleWords): RuleFault[] {
  const prefix = prefixLength(cidr);
  if (prefix === 0) return [error(path, cidr, ...whole)];
  const notPublic = NOT_PUBLIC.find((other) => overlap(other.cidr, cidr));
  if (notPublic) {
    return [
      error(
        path,
        cidr,
        `publicFrom takes public networks, and ${notPublic.cidr} is not public: ${notPublic.reason}`,
        "write the office's public address with /32, or 'private' in place of publicFrom for people who come through a VPN",
      ),
    ];
  }
  if (prefix >= WIDEST) return [];
  const count = (2 ** (32 - prefix)).toLocaleString('en-US');
  return [
    warning(
      path,
      cidr,
      `publicFrom takes only your own networks, and ${canonical(cidr)} has ${count} addresses`,
      'name smaller ones',
    ),
  ];
}

/** Path of the roles that IAM Identity Center makes (its user guide, "Referencing permission sets in resource policies"). */
const SSO_PATH = 'aws-reserved/sso.amazonaws.com/';

/**
 * Admins are roles of the region's partition. Roles of another account get a warning. A path in the ARN is fine (EKS user guide, "Create
 * access entries").
 */
export const admins: Rule = ({ cloud }) => {
  if (!cloud) return [];
  const partition = partitionOf(cloud.region);
  return cloud.admins.flatMap((role, index): RuleFault[] => {
    const path = ['cloud', 'admins', index];
    const [, ofRole, , , account = ''] = role.split(':');
    if (ofRole !== partition) {
      const rule = `roles are of the partition of cloud.region (${cloud.region}): arn:${partition}`;
      return [error(path, role, rule, `write '${role.replace(`arn:${ofRole ?? ''}:`, `arn:${partition}:`)}'`)];
    }
    const name = role.split('/').at(-1) ?? '';
    if (name.startsWith('AWSReservedSSO_') && !role.includes(`:role/${SSO_PATH}`)) {
      const rule = `roles of IAM Identity Center have a path, ${SSO_PATH}, and EKS knows them by the whole ARN`;
      return [error(path, role, rule, `copy the Arn of 'aws iam get-role --role-name ${name}'`)];
    }
    const first = cloud.admins.find((other) => adminId(other, cloud.account) === adminId(role, cloud.account));
    if (first !== undefined && first !== role) {
      const rule = `admins differ by more than capitals and punctuation, and ${first} differs only in these`;
      return [error(path, role, rule, 'remove one of them, or give that role another name in IAM')];
    }
    if (account === cloud.account) return [];
    const rule = `admins are roles of cloud.account (${cloud.account}), and this one is of ${account}`;
    return [
      warning(path, role, rule, 'correct the account, or leave it if that account should administer this cluster'),
    ];
  });
};

const PATH = ['cloud', 'argoCd', 'sso'];

/** Single sign-on to Argo CD names a valid provider, and at least one group with rights. */
export const singleSignOn: Rule = ({ cloud }) => {
  const argoCd = cloud?.argoCd;
  if (!argoCd?.sso) return [];
  const { issuer, scopes, groups } = argoCd.sso;
  const faults: RuleFault[] = [];
  // OpenID Connect Discovery 1.0, section 3: https, no query, no fragment.
  if (!/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[^\s?#@$%]*)?$/i.test(issuer)) {
    const rule =
      "an issuer is an https address without user, query or fragment, and equals the one in the provider's discovery document";
    faults.push(
      error([...PATH, 'issuer'], issuer, rule, 'copy `issuer` from <issuer>/.well-known/openid-configuration'),
    );
  }
  if (!scopes.includes('openid')) {
    const rule = "OpenID Connect needs the scope 'openid'";
    faults.push(error([...PATH, 'scopes'], scopes, rule, "add 'openid'"));
  }
  if (Object.keys(groups).length === 0) {
    const rule = 'a person in no group sees nothing, so without groups nobody does anything';
    faults.push(error([...PATH, 'groups'], groups, rule, "add a group, such as { 'platform-admins': 'admin' }"));
  }
  if (argoCd.adminLogin === 'on') {
    const rule = 'with single sign-on, a shared password is not needed';
    const fix = "write adminLogin: 'off' as soon as a group can sign on; the cluster's admins need neither";
    faults.push(warning(['cloud', 'argoCd', 'adminLogin'], argoCd.adminLogin, rule, fix));
  }
  return faults;
};
