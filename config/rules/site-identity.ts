import { certificateFault } from '../sites/authority-certificate';
import { hasCloud } from '../kubernetes/clusters';
import { error, type RuleFault, warning } from '../load/fault';
import type { CloudEnvironment } from '../schema/environment';
import { pullsAsRole, sitesWithIdentity } from '../sites/site-identity';
import type { Rule } from './rule';

const at = (site: string): string[] => ['sites', site, 'identity', 'certificateAuthority'];

const SECTION = "'Identity in AWS' in the site's COMMANDS.md";

/** AWS is told of a site's authority by its whole certificate and nothing else, and of each site's own. */
export const siteIdentity: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  const known = sitesWithIdentity(environment);
  return [
    ...known.flatMap(({ name, authority }): RuleFault[] => {
      const fault = certificateFault(authority);
      if (!fault) return [];
      // What is wrong may be a key, and a fault is printed and kept in logs.
      return [
        error(
          at(name),
          `(${authority.length} characters)`,
          fault.rule,
          fault.fix ?? `paste all that the command under ${SECTION} prints`,
        ),
      ];
    }),
    ...known.flatMap(({ name, authority }, index): RuleFault[] => {
      const twin = known.slice(0, index).find((other) => other.authority.trim() === authority.trim());
      if (!twin) return [];
      const rule = `each site has an authority of its own, and this one is that of ${twin.name}: either site could say it is the other`;
      return [
        error(
          at(name),
          `(the certificate of ${twin.name})`,
          rule,
          `paste what the command under ${SECTION} prints on ${name}`,
        ),
      ];
    }),
    ...Object.keys(environment.sites).flatMap((name) => withoutIdentity(environment, name)),
  ];
};

/** The rest of a site runs without, and it cannot be there before the site is. */
function withoutIdentity(environment: CloudEnvironment, name: string): RuleFault[] {
  if (!pullsAsRole(environment, name) || environment.sites[name]?.identity) return [];
  return [
    warning(
      ['sites', name, 'identity'],
      undefined,
      `the platform's own images are in ECR, and AWS does not know ${name} yet: its pipeline cannot pull them`,
      `once ${name} is under Argo CD, do what is under ${SECTION}`,
    ),
  ];
}
