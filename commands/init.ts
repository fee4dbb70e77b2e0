import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from './harness/command';
import { STATUS, UsageError } from './harness/status';
import { colour } from './harness/terminal';
import type { Wishes } from './init/starting-environment';

const DEFAULT_REGION = 'ap-northeast-2';

/** The file is checked by the rules of every environment before anybody edits it. */
export const init = defineCommand({
  name: 'init',
  summary: 'Writes a minimal environment with comments, and says what to do next',
  options: {
    name: { type: 'string', requiresArg: true, describe: "The environment's name, and its file's" },
    cloud: { type: 'boolean', describe: 'With a cloud half; alone: without a site' },
    region: {
      type: 'string',
      requiresArg: true,
      describe: `AWS region of the cloud half (default: ${DEFAULT_REGION})`,
    },
    account: { type: 'string', requiresArg: true, describe: 'AWS account, twelve digits (default: a placeholder)' },
    site: { type: 'string', requiresArg: true, describe: 'Name of the first site; alone: without a cloud half' },
    repository: { type: 'string', requiresArg: true, describe: "This repository's address (default: a placeholder)" },
  },
  json: 'Print the file and the placeholders as JSON',
  examples: [
    ['init --name acme', 'cloud and a site'],
    ['init --name acme --cloud --region us-east-1', 'cloud only'],
    ['init --name acme --site seoul', 'a site only'],
  ],
  run: async (given, place) => {
    if (given.cloud === false) throw new UsageError('--cloud takes no value: without it there is no cloud half.');
    const isTaken = (name: string): boolean => existsSync(join(place.root, 'environments', `${name}.ts`));
    const wishes = await wishesOf(given, isTaken);
    const file = `environments/${wishes.name}.ts`;
    if (isTaken(wishes.name)) throw new UsageError(`${file} is there already. Nothing was written.`);
    const { checkedEnvironment } = await import('./init/checked-environment.ts');
    const { text, faults, told } = await checkedEnvironment(place.root, file, wishes);
    const errors = faults.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      const { RefusedError } = await import('../synthesis/refused-error.ts');
      const { countFaults } = await import('../synthesis/describe-fault.ts');
      throw new RefusedError(told, `${countFaults(faults)}. Nothing was written`, faults);
    }
    mkdirSync(join(place.root, 'environments'), { recursive: true });
    writeFileSync(join(place.root, file), text);
    place.say(`${colour.bold(file)} is written.`);
    place.say(
      `\nNext:\n${nextSteps(
        wishes,
        faults.map(({ path }) => path.join('.')),
      ).join('\n')}`,
    );
    return {
      status: STATUS.well,
      json: { file, toReplace: faults.map(({ path, value, fix }) => ({ path, value, fix })) },
    };
  },
});

interface Given {
  readonly name: string | undefined;
  readonly cloud: boolean | undefined;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly site: string | undefined;
  readonly repository: string | undefined;
}

/** What the flags say; at a terminal, a person without any is asked. */
async function wishesOf(given: Given, isTaken: (name: string) => boolean): Promise<Wishes> {
  const silent = Object.entries(given).every(([key, value]) => !(key in FLAGS) || value === undefined);
  const said = silent && process.stdin.isTTY ? await asked(isTaken) : given;
  const { name, region, account, site, repository } = said;
  if (name === undefined) throw new UsageError('Say how it is called: init --name acme');
  const { name: anyName } = await import('./init/answers.ts');
  for (const [what, word] of [
    ['name', name],
    ['site', site],
  ] as const) {
    const wrong = word === undefined ? undefined : anyName(word);
    if (wrong !== undefined) throw new UsageError(`--${what} ${wrong}.`);
  }
  const cloud = said.cloud === true || region !== undefined || account !== undefined;
  const both = !cloud && site === undefined;
  return {
    name,
    ...((cloud || both) && { region: region ?? DEFAULT_REGION }),
    ...(account !== undefined && { account }),
    ...((site !== undefined || both) && { site: site ?? 'rack' }),
    ...(repository !== undefined && { repository }),
  };
}

const FLAGS = { name: '', cloud: '', region: '', account: '', site: '', repository: '' };

async function asked(isTaken: (name: string) => boolean): Promise<Given> {
  const { account, askUntil, halves: anyHalf, name: anyName, region, repository } = await import('./init/answers.ts');
  const name = await askUntil('Name of the environment:', 'acme', (answer) =>
    isTaken(answer) ? `environments/${answer}.ts is there already` : anyName(answer),
  );
  const halves = await askUntil('cloud, site or both?', 'both', anyHalf);
  const cloud = halves !== 'site';
  return {
    name,
    cloud,
    region: cloud ? await askUntil('AWS region:', DEFAULT_REGION, region) : undefined,
    account: cloud
      ? (await askUntil('AWS account, twelve digits; empty for a placeholder:', '', account)) || undefined
      : undefined,
    site: halves === 'cloud' ? undefined : await askUntil('Name of the site:', 'rack', anyName),
    repository: (await askUntil("This repository's address; empty for a placeholder:", '', repository)) || undefined,
  };
}

const nextSteps = ({ name, region, site }: Wishes, open: readonly string[]): string[] => {
  const steps = [
    ...(open.length > 0 ? [`Replace or add what check names: ${[...new Set(open)].join(', ')}.`] : []),
    ...(site === undefined ? [] : [`Write the networks and hosts of ${site} as they are.`]),
    `npx --no landbridge check --env ${name}    what it is, what it costs, what is wrong`,
    `npx --no landbridge synth    writes cdktf.out/ and rendered/; commit rendered/`,
    ...(region === undefined ? [] : [`docs/first-deploy.md    from there to AWS`]),
    ...(site === undefined ? [] : [`rendered/${name}/onprem/${site}/COMMANDS.md    from bare hosts to a cluster`]),
  ];
  return steps.map((step, index) => `  ${index + 1}. ${step}`);
};
