/** A program that this machine lacks, or has too old: tools print the message without a stack trace and exit 1. */
export class MissingTool extends Error {
  /**
   * @param tool what is missing, as a person would look for it ("Terraform 1.11 or newer")
   * @param found what was found instead, and why that is not enough
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

const numbers = (version: string): number[] => version.split('-')[0]?.split('.').map(Number) ?? [];

const compare = (left: string, right: string): number => {
  const [a, b] = [numbers(left), numbers(right)];
  for (let place = 0; place < 3; place++) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

const HOLDS: Readonly<Record<string, (order: number) => boolean>> = {
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '<': (order) => order < 0,
  '=': (order) => order === 0,
};

/**
 * Whether a version meets a constraint in Terraform's notation, such as `>= 5.100.0, <= 6.25.0`.
 * Pre-release parts are ignored.
 *
 * @throws Error for an operator other than `>=`, `<=`, `>`, `<` and `=`
 */
export const meets = (version: string, constraint: string): boolean =>
  constraint.split(',').every((term) => {
    const [, operator = '', bound = ''] = /^\s*([<>=~!]*)\s*([\d.]+)\s*$/.exec(term) ?? [];
    const holds = HOLDS[operator || '='];
    if (holds === undefined || bound === '')
      throw new Error(`'${term.trim()}' is not a version constraint known here.`);
    return holds(compare(version, bound));
  });
