import { gitUrl } from '../../config/gitops/git-url';
import { Cloud } from '../../config/schema/cloud';
import { ask, type Terminal } from '../harness/terminal';

/** What is wrong with an answer; undefined where nothing is. */
export type Judge = (answer: string) => string | undefined;

/** Asks until the answer is right, and says each time what is wrong with it. */
export async function askUntil(
  question: string,
  byDefault: string,
  judge: Judge,
  terminal?: Terminal,
): Promise<string> {
  for (;;) {
    const answer = await ask(question, byDefault, terminal);
    const wrong = judge(answer);
    if (wrong === undefined) return answer;
    (terminal?.output ?? process.stderr).write(`${wrong}.\n`);
  }
}

/** A name of an environment or a site. */
export const name: Judge = (answer) =>
  /^[a-z][a-z0-9-]*$/.test(answer)
    ? undefined
    : `'${answer}' is no name: small letters, digits and hyphens, a letter first`;

export const halves: Judge = (answer) =>
  ['cloud', 'site', 'both'].includes(answer) ? undefined : `'${answer}' is none of cloud, site and both`;

export const region: Judge = (answer) =>
  Cloud.shape.region.safeParse(answer).success ? undefined : `'${answer}' is no AWS region, such as ap-northeast-2`;

/** An empty answer leaves a placeholder. */
export const account: Judge = (answer) =>
  answer === '' || Cloud.shape.account.safeParse(answer).success
    ? undefined
    : `'${answer}' is no AWS account: twelve digits`;

/** An empty answer leaves a placeholder. */
export const repository: Judge = (answer) =>
  answer === '' || gitUrl(answer) ? undefined : 'That is no address of a git repository';
