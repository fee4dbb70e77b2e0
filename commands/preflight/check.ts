/** One thing looked at in the account. */
export interface Check {
  readonly what: string;
  /** What the account has. */
  readonly have: string;
  /** What the environment needs. */
  readonly need: string;
  /** `unknown` where AWS did not say; it counts as a lack, since nobody has seen that it is there. */
  readonly verdict: 'ok' | 'lack' | 'unknown';
  /** What to do about a lack, a line or a command each. */
  readonly todo: readonly string[];
}

/** A check with nothing left to do, or with what is to be done. */
export const judged = (what: string, have: string, need: string, ok: boolean, todo: readonly string[]): Check => ({
  what,
  have,
  need,
  verdict: ok ? 'ok' : 'lack',
  todo: ok ? [] : todo,
});

/**
 * Runs one look at the account; if AWS refuses it, that is this check's result and the others go on.
 *
 * @param what named in the result where there is no answer
 * @param need what would be needed, as far as it is known before
 */
export async function looked(
  what: string,
  look: () => Promise<readonly Check[]>,
  need = 'an answer',
): Promise<readonly Check[]> {
  try {
    return await look();
  } catch (reason) {
    const said = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
    return [{ what, have: '?', need, verdict: 'unknown', todo: [firstLine(said)] }];
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;
