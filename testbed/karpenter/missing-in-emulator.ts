import type { Answer, Answerer } from './aws-recorder';

const json = (body: unknown): Answer => ({ status: 200, body: JSON.stringify(body), type: 'application/json' });

/** A cluster that takes part in zonal shift while no zone is away (ARC API reference, "GetManagedResource"). */
const zonalShift: Answerer = ({ service, action }) => {
  const arn = decodeURIComponent(/^GET \/managedresources\/(.+)$/.exec(action)?.[1] ?? '');
  if (service !== 'arc-zonal-shift' || arn === '') return undefined;
  return json({ arn, appliedWeights: {}, autoshifts: [], zonalShifts: [] });
};

/** A price list without prices, whereupon Karpenter keeps those that it was built with. */
const priceList: Answerer = ({ action }) =>
  action === 'GetProducts' ? json({ FormatVersion: 'aws_v1', PriceList: [] }) : undefined;

/** Answers what moto does not have. */
export const lacking: Answerer = (call) => zonalShift(call) ?? priceList(call);
