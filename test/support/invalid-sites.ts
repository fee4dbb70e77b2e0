import { acceptedByUpstream } from './invalid-sites/accepted';
import type { InvalidSite } from './invalid-sites/invalid-site';
import { refusedByUpstream } from './invalid-sites/refused';

export type { InvalidSite } from './invalid-sites/invalid-site';

/** Eighteen mistakes that Kubespray lets through, and ten that it refuses: one table for the unit test and the proof. */
export const invalidSites: readonly InvalidSite[] = [...acceptedByUpstream, ...refusedByUpstream];
