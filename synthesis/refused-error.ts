/** Synthesis was refused for reasons that the user can mend: told as they are, without a stack trace. */
export class RefusedError extends Error {
  /**
   * @param problems one text a fault, each whole in itself
   * @param summary how many there are, such as `2 errors and 1 warning in 1 file`
   */
  constructor(
    public readonly problems: readonly string[],
    public readonly summary = `${problems.length} error${problems.length === 1 ? '' : 's'}`,
  ) {
    super(problems.join('\n'));
    this.name = 'RefusedError';
  }
}
