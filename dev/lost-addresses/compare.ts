/** What one `rendered/<env>/terraform/<stack>.yaml` holds: blocks by address. */
export type Stack = Readonly<Record<string, unknown>>;
/** Stacks of one tree by environment and id. */
export type Stacks = Readonly<Record<string, Readonly<Record<string, Stack>>>>;

/** Entries of a stack for which Terraform makes nothing. */
const NOTHING_MADE = /^(data|ephemeral|provider|output|variable|check)\.|^(terraform|locals|moved|removed|import)$/;

/**
 * One line for each address that was there before and that Terraform would now destroy: it is gone, and its stack has no `moved` or
 * `removed` block for it. A stack or an environment that is gone as a whole is one line, with what it protects from being destroyed.
 */
export const lostAddresses = (before: Stacks, now: Stacks): string[] =>
  Object.entries(before).flatMap(([environment, stacks]) => {
    const left = now[environment];
    if (left) return Object.entries(stacks).flatMap(([id, stack]) => lostOf(id, stack, left, Object.keys(stacks)));
    const whole = Object.assign({}, ...Object.entries(stacks).map(([id, stack]) => inStack(id, stack))) as Stack;
    return [`environment ${environment} is gone as a whole: ${contents(whole)}`];
  });

/** What one stack of an environment lost, or that it has another name. */
function lostOf(id: string, stack: Stack, left: Readonly<Record<string, Stack>>, known: readonly string[]): string[] {
  const now = left[id];
  if (!now) {
    const addresses = made(stack);
    const renamed = Object.entries(left).find(
      ([other, inner]) =>
        !known.includes(other) && addresses.filter((one) => one in inner).length * 2 > addresses.length,
    );
    return renamed
      ? [`stack ${id} is now ${renamed[0]}, which has a state of its own: ${contents(stack)}`]
      : [`stack ${id} is gone as a whole: ${contents(stack)}`];
  }
  return made(stack)
    .filter((address) => !(address in now) && !isExplained(address, now))
    .map((address) => `${id} ${address}${isProtected(stack[address]) ? ', which has prevent_destroy' : ''}`);
}

const inStack = (id: string, stack: Stack): Stack =>
  Object.fromEntries(made(stack).map((address) => [`${id} ${address}`, stack[address]]));

const made = (stack: Stack): string[] => Object.keys(stack).filter((address) => !NOTHING_MADE.test(address));

function contents(stack: Stack): string {
  const addresses = made(stack);
  const kept = addresses.filter((address) => isProtected(stack[address]));
  const count = `${addresses.length} address${addresses.length === 1 ? '' : 'es'}`;
  return kept.length === 0 ? count : `${count}, of which these have prevent_destroy: ${kept.join(', ')}`;
}

const isProtected = (body: unknown): boolean =>
  (body as { readonly lifecycle?: { readonly prevent_destroy?: unknown } } | null)?.lifecycle?.prevent_destroy === true;

/** Whether a `moved` block, or several in a row, lead from an address to one that is there, or a `removed` block lets go of it without destroying it. */
function isExplained(address: string, now: Stack): boolean {
  const moves = blocksOf(now['moved']);
  const seen = new Set<string>();
  for (let at: string | undefined = address; at !== undefined && !seen.has(at);) {
    const from: string = at;
    if (from !== address && from in now) return true;
    if (blocksOf(now['removed']).some((block) => withoutKey(block['from']) === from && keepsObject(block))) return true;
    seen.add(from);
    at = withoutKey(moves.find((block) => withoutKey(block['from']) === from)?.['to']);
  }
  return false;
}

/** Whether Terraform only forgets what a `removed` block names. By default it destroys it (Terraform, "removed block", `lifecycle.destroy`). */
const keepsObject = ({ lifecycle }: Readonly<Record<string, unknown>>): boolean =>
  blocksOf(lifecycle).some(({ destroy }) => destroy === false);

/** Blocks as Terraform's JSON has them: one alone, or a list. */
const blocksOf = (blocks: unknown): readonly Readonly<Record<string, unknown>>[] =>
  (Array.isArray(blocks) ? blocks : blocks === undefined ? [] : [blocks]) as readonly Readonly<
    Record<string, unknown>
  >[];

/** An address without the key of one of several instances, and without the `${}` of a reference. */
const withoutKey = (address: unknown): string | undefined =>
  typeof address === 'string' ? address.replace(/^\$\{(.*)\}$/, '$1').replace(/\[[^\]]*\]$/, '') : undefined;
