/** A program that this machine lacks, or has too old: tools print the message without a stack trace and exit 1. */
export class MissingTool extends Error {
  /**
   * @param tool what is missing, as a person would look for it ("Terraform 1.11 or newer")
   * @param found what was found in its place, with the reason why it does not do
   * @param remedy how to get it, one line or more
   */
  constructor(
    public readonly tool: string,
    public readonly found: string,
    public readonly remedy: string,
  ) {
    super(`${tool} is needed: ${found}\n${remedy}`);
    this.name = 'MissingTool';
  }
}
