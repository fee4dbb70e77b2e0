/**
 * A pure function that computes the result of each key once. A synth asks the same few hundred keys, names and networks tens of thousands
 * of times.
 *
 * @param compute gives the same result for the same key, and no `undefined`
 */
export function remembered<Key, Result extends object | string | boolean>(
  compute: (key: Key) => Result,
): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = compute(key);
    known.set(key, made);
    return made;
  };
}

/** The same for a function without a parameter: `make` is called when the result is first wanted. */
export function once<Result extends object>(make: () => Result): () => Result {
  let made: Result | undefined;
  return () => (made ??= make());
}
