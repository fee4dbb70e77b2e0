import { describe, expect, it } from 'vitest';
import { GPU_FAMILIES, PARTIAL_GPU_FAMILIES } from '../../../../../config/pools/gpu-types/families.generated';
import {
  familiesIn,
  gpuTypesOf,
  regionsOffering,
  zonesOffering,
  zonesWith,
} from '../../../../../config/pools/gpu-types/gpu-types';
import { GPU_OFFERS } from '../../../../../config/pools/gpu-types/offers.generated';
import {
  architectureOf,
  familyOf,
  hasNvidiaGpus,
  hasWholeGpus,
  isNitro,
} from '../../../../../config/aws/instance-types';

const families = Object.entries(GPU_FAMILIES);

describe('the table of GPU types', () => {
  it('agrees with what the names of families say', () => {
    const byName = families.filter(([family]) => hasWholeGpus(family) && isNitro(family)).map(([family]) => family);

    expect(byName).toEqual(Object.keys(GPU_FAMILIES));
    expect(families.map(([family]) => architectureOf(family))).toEqual(
      families.map(([, { architecture }]) => architecture),
    );
    expect(PARTIAL_GPU_FAMILIES.filter((family) => !hasNvidiaGpus(family) || hasWholeGpus(family))).toEqual([]);
  });

  it('has GPUs, memory and vCPUs of each size', () => {
    const types = Object.keys(GPU_FAMILIES).flatMap(gpuTypesOf);

    expect(types.length).toBeGreaterThan(50);
    expect(
      types.filter(({ gpus, gpuMemoryGiB, memoryGiB, vcpus }) => !(Math.min(gpus, gpuMemoryGiB, memoryGiB, vcpus) > 0)),
    ).toEqual([]);
  });

  it('offers only what it knows, in zones of the region', () => {
    const entries = Object.values(GPU_OFFERS).flatMap((offers) => Object.entries(offers));

    expect(entries.filter(([entry]) => gpuTypesOf(entry).length === 0)).toEqual([]);
    expect(entries.filter(([, zones]) => !/^[a-f]*$/.test(zones))).toEqual([]);
  });
});

describe('gpuTypesOf', () => {
  it('has the sizes of a family from the smallest to the largest', () => {
    expect(gpuTypesOf('p5').map(({ type, gpus }) => [type, gpus])).toEqual([
      ['p5.4xlarge', 1],
      ['p5.48xlarge', 8],
    ]);
  });

  it('has all of one type, its family included', () => {
    expect(gpuTypesOf('g6.12xlarge')).toEqual([
      {
        ...{ type: 'g6.12xlarge', family: 'g6', architecture: 'amd64', model: 'L4', gpuMemoryGiB: 22 },
        ...{ gpus: 4, vcpus: 48, memoryGiB: 192, localDiskGB: 3760, efaInterfaces: 1 },
      },
    ]);
  });

  it.each(['m7g', 'g6.14xlarge', 'constructor', 'g6f'])('has nothing of %s', (written) => {
    expect(gpuTypesOf(written)).toEqual([]);
  });
});

describe('zonesOffering', () => {
  it('is that of a size where it differs from its family', () => {
    expect(zonesOffering('ap-southeast-2', 'p5.4xlarge')).toEqual(['a']);
    expect(zonesOffering('ap-southeast-2', 'p5.48xlarge')).toEqual(['a', 'b', 'c']);
    expect(zonesOffering('ap-northeast-2', 'p5.4xlarge')).toEqual([]);
  });
});

describe('zonesWith', () => {
  it('keeps the zones that have the type', () => {
    expect(zonesWith('ap-northeast-2', 'g6.xlarge', ['a', 'b', 'c'])).toEqual(['a', 'c']);
  });

  it('rules out no zone where accounts have letters of their own, but what the region has not', () => {
    expect(zonesWith('us-east-1', 'p5en.48xlarge', ['b'])).toEqual(['b']);
    expect(zonesWith('us-east-1', 'p5e.48xlarge', ['b'])).toEqual([]);
  });

  it('rules out nothing in a region that the table does not have', () => {
    expect(zonesWith('cn-north-1', 'g6.xlarge', ['a'])).toEqual(['a']);
  });
});

describe('what is where', () => {
  it('is found by types and by zones', () => {
    expect(regionsOffering(gpuTypesOf('g7'))).toContain('eu-south-2');
    expect(regionsOffering(gpuTypesOf('g7'))).not.toContain('ap-northeast-2');
    expect(familiesIn('eu-west-1', ['a']).map(familyOf)).toEqual(['g4dn', 'g5', 'p3dn', 'p4d']);
    expect(familiesIn('ap-northeast-2', ['d'])).toEqual(['g5', 'g6', 'gr6', 'p4d']);
  });
});
