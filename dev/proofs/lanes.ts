/** Work that takes a lane. Two pieces of one group never run side by side. */
export interface Piece {
  readonly name: string;
  readonly group: string;
  readonly run: () => Promise<void>;
}

/**
 * Runs pieces of work in lanes, each lane taking the first piece whose group is free.
 *
 * @param lanes how many run side by side
 * @throws what the first piece threw that failed, once no other runs any more
 */
export async function runInLanes(pieces: readonly Piece[], lanes: number): Promise<void> {
  const waiting = [...pieces];
  const running = new Map<Piece, Promise<Piece>>();
  const next = (): number => {
    const busy = new Set([...running.keys()].map(({ group }) => group));
    return waiting.findIndex(({ group }) => !busy.has(group));
  };
  const errors: unknown[] = [];
  while (waiting.length > 0 || running.size > 0) {
    for (let at = next(); running.size < lanes && at >= 0; at = next()) {
      const [piece] = waiting.splice(at, 1);
      if (piece === undefined) break;
      const ended = piece.run().catch((error: unknown) => void errors.push(error));
      running.set(
        piece,
        ended.then(() => piece),
      );
    }
    running.delete(await Promise.race(running.values()));
  }
  if (errors.length > 0) throw errors[0];
}
