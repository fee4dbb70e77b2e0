import { RefusedError } from '../../synthesis/refused-error';
import type { Answer } from './command';

/**
 * Runs a command and prints its answer as the only line on stdout, or its faults where it was refused. What an environment file prints by
 * `console` meanwhile goes to stderr.
 */
export async function answeredInJson(run: () => Promise<Answer>): Promise<Answer> {
  const { log, info, debug } = console;
  const print = (value: object): void => log.call(console, jsonText(value));
  Object.assign(console, { log: console.error, info: console.error, debug: console.error });
  try {
    const answer = await run();
    if (answer.json) print(answer.json);
    return answer;
  } catch (reason) {
    if (reason instanceof RefusedError) print({ faults: reason.faults ?? reason.problems.map(ofTree) });
    throw reason;
  } finally {
    Object.assign(console, { log, info, debug });
  }
}

/** A fault of the tree, which is at no place of an environment file. */
const ofTree = (rule: string): object => ({ rule, severity: 'error' });

/** JSON of anything that a person may have written in an environment, which may be what JSON does not know. */
const jsonText = (value: object): string =>
  JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'bigint') return `${one}n`;
    if (typeof one === 'function') return '[function]';
    return typeof one === 'symbol' ? String(one) : one;
  });
