import { judged, looked, type Check } from './check';

/** Room below a quota. */
export interface Room {
  readonly what: string;
  readonly quota: () => Promise<number | undefined>;
  /** What others use of it already. */
  readonly used: number;
  readonly need: number;
  readonly todo: readonly string[];
}

/** Whether what is left of a quota is enough. */
export const roomChecks = ({ what, quota, used, need, todo }: Room): Promise<readonly Check[]> =>
  looked(
    what,
    async () => {
      const most = await quota();
      if (most === undefined) return [{ what, have: 'no such quota', need: String(need), verdict: 'unknown', todo }];
      return [
        judged(what, used > 0 ? `${most}, ${used} in use` : String(most), String(need), most - used >= need, todo),
      ];
    },
    String(need),
  );
