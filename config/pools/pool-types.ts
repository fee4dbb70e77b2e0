import { familyOf } from '../aws/instance-types';
import type { CloudConfig } from '../schema/environment';

type Pool = CloudConfig['gpuPools'][string];

/** The families of a GPU pool's nodes: those it names, or those of its instance types. */
export const familiesOf = ({ families, instanceTypes = [] }: Pick<Pool, 'families' | 'instanceTypes'>): string[] => [
  ...(families ?? new Set(instanceTypes.map(familyOf))),
];

/** Whether an instance type is one that a GPU pool may have, its number of GPUs aside. */
export const allowsType = (
  { families, instanceTypes = [] }: Pick<Pool, 'families' | 'instanceTypes'>,
  type: string,
): boolean => families?.includes(familyOf(type)) ?? instanceTypes.includes(type);

/** Where the owner wrote what {@link familiesOf} came from, as the last part of a path. */
export const typesKey = ({ families }: Pick<Pool, 'families'>): 'families' | 'instanceTypes' =>
  families ? 'families' : 'instanceTypes';
