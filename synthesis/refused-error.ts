/** Synthesis was refused for reasons that the user can mend: told as they are, without a stack trace. */
export class RefusedError extends Error {
  /** @param problems one text a fault, each whole in itself */
  constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'RefusedError';
  }
}
