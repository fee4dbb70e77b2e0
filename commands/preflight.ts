import pc from 'picocolors';
import type { CloudEnvironment, LoadedEnvironment } from '../config/schema/environment';
import { describeFaults } from '../synthesis/describe-fault';
import { load } from '../synthesis/load';
import { AwsAccount } from './preflight/aws-account';
import { describeChecks } from './preflight/describe';
import { preflight } from './preflight/preflight';

/** `npm run preflight -- <environment>`: looks, without changing anything, whether the account is ready for a deploy. */
async function main(root: string, name: string | undefined): Promise<boolean> {
  const { environments, faults } = await load(root);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    (await describeFaults(errors, root)).forEach((fault) => console.error(`${fault}\n`));
    return false;
  }
  const environment = find(environments, name);
  if (!environment) {
    const names = environments.filter((loaded) => loaded.environment.cloud).map((loaded) => loaded.environment.name);
    console.error(`Say which environment with a cloud half: npm run preflight -- ${names.join(' | ')}`);
    return false;
  }
  const { account, region } = environment.cloud;
  console.log(`${pc.bold(environment.name)}  account ${account}, ${region}; only looking\n`);
  const checks = await preflight(environment, new AwsAccount(region));
  console.log(describeChecks(checks));
  const open = checks.filter(({ verdict }) => verdict !== 'ok').length;
  console.log(open === 0 ? '\nReady to deploy.' : `\n${open} of ${checks.length} to see to before the first deploy.`);
  return open === 0;
}

function find(environments: readonly LoadedEnvironment[], name: string | undefined): CloudEnvironment | undefined {
  const environment = environments.find((loaded) => loaded.environment.name === name)?.environment;
  return environment?.cloud ? { ...environment, cloud: environment.cloud } : undefined;
}

main(process.cwd(), process.argv[2]).then(
  (ready) => {
    if (!ready) process.exitCode = 1;
  },
  (reason: unknown) => {
    console.error(reason);
    process.exitCode = 1;
  },
);
