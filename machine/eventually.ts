import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until there is an answer.
 *
 * @param what is waited for, as the end of "waited 60 s for …"
 * @param ask ten times a second; `undefined`, `false` and an error are no answer yet
 * @param seconds at most
 * @throws Error when it takes longer, with the last error or what `state` tells
 */
export const eventually = async <T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { seconds = 60, state }: { readonly seconds?: number; readonly state?: () => Promise<unknown> } = {},
): Promise<T> => {
  const deadline = Date.now() + seconds * 1000;
  for (let failure: Error | undefined; ;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      failure = undefined;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
    if (Date.now() > deadline) {
      const told = failure === undefined ? JSON.stringify(await state?.()) : failure.message;
      throw new Error(`waited ${seconds} s for ${what}; ${told}`);
    }
    await sleep(100);
  }
};
