import { Tokenization, type ResolveOptions } from 'cdktf';

/**
 * Runs work in which cdktf fills in tokens. cdktf itself looks at every value of a stack as if it were a token, twice, which took a quarter
 * of a synth. Here cdktf gets only the values that can hold one; the rest is copied as cdktf copies it.
 */
export function withQuickResolve<T>(work: () => T): T {
  const { resolve } = Tokenization;
  Tokenization.resolve = (value: unknown, options: ResolveOptions): unknown => {
    try {
      return resolved(value, (part) => resolve.call(Tokenization, part, options) as unknown);
    } catch {
      // What cannot be resolved is told by cdktf, with its place in the whole.
      return resolve.call(Tokenization, value, options);
    }
  };
  try {
    return work();
  } finally {
    Tokenization.resolve = resolve;
  }
}

/** Matches in each text that cdktf takes for a token, or for a number that stands for one. */
const MAY_HOLD_TOKEN = /TfToken\[|[-|\d.+]e[-|\d.eE+]|Map Token Value/;

/** A value with its tokens filled in, and without what is undefined. @param cdktf resolves a value by cdktf's own rules */
function resolved(value: unknown, cdktf: (value: unknown) => unknown): unknown {
  if (typeof value === 'string') return MAY_HOLD_TOKEN.test(value) ? cdktf(value) : value;
  // All numbers that stand for something are negative.
  if (typeof value === 'number') return value < 0 ? cdktf(value) : value;
  if (typeof value === 'boolean' || value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    return value.some(standsForList)
      ? cdktf(value)
      : value.map((item) => resolved(item, cdktf)).filter((item) => item !== undefined);
  }
  if (!isPlain(value)) return cdktf(value);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (MAY_HOLD_TOKEN.test(key)) return cdktf(value);
    const inner = resolved(value[key], cdktf);
    if (inner !== undefined) copy[key] = inner;
  }
  return copy;
}

const standsForList = (item: unknown): boolean =>
  typeof item === 'string' ? item.includes('#{TfToken[') : typeof item === 'number' && item < 0;

/** Whether it is an object of data only: an object of a class, or with a method `resolve`, may be a token or a mistake. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  Object.getPrototypeOf(value) === Object.prototype &&
  typeof (value as { readonly resolve?: unknown }).resolve !== 'function';
