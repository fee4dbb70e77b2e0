/** What of `target.template` of an ExternalSecret is read (External Secrets, "Advanced Templating"). */
export interface Template {
  readonly type?: string;
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string>>;

const PLAIN = /^\.(\w+)$/;
const FROM_JSON = /^\(\.(\w+) \| fromJson\)\.(\w+)$/;

/** An expression between braces: a value, or a member of one that is JSON. The tree uses no others. */
const evaluated = (expression: string, values: Values): string => {
  const [, plain] = PLAIN.exec(expression) ?? [];
  const [, json, member] = FROM_JSON.exec(expression) ?? [];
  const found = plain === undefined ? values[json ?? ''] : values[plain];
  if (found === undefined) throw new Error(`the template's {{ ${expression} }} has no value`);
  if (plain !== undefined) return found;
  const value = (JSON.parse(found) as Values)[member ?? ''];
  if (value === undefined) throw new Error(`the template's {{ ${expression} }} has no value`);
  return value;
};

/**
 * The Secret that a template makes of values; without one it has the values themselves.
 *
 * @throws Error where an expression has no value, or is of a form that the tree does not use
 */
export const filled = ({ type, metadata, data }: Template, values: Values) => ({
  ...{ type, labels: metadata?.labels },
  data:
    data === undefined
      ? values
      : Object.fromEntries(
          Object.entries(data).map(([key, text]) => [
            key,
            text.replace(/\{\{ (.*?) \}\}/g, (_all, expression: string) => evaluated(expression, values)),
          ]),
        ),
});
