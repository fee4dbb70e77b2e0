import type { Answerer } from './aws-recorder';

/** What ARC says of a cluster that takes part in zonal shift while no zone is away; moto does not have ARC. */
export const zonalShiftAnswer: Answerer = ({ service, action }) => {
  const arn = decodeURIComponent(/^GET \/managedresources\/(.+)$/.exec(action)?.[1] ?? '');
  if (service !== 'arc-zonal-shift' || arn === '') return undefined;
  const body = { arn, appliedWeights: {}, autoshifts: [], practiceRunConfiguration: {}, zonalShifts: [] };
  return { status: 200, body: JSON.stringify(body), type: 'application/json' };
};
