import { partitionOf } from '../aws/names';
import { REGION_ZONES } from '../aws/regions';
import { meant, oneOf, quoted } from '../load/closest';
import type { Rule } from '../load/fault';
import { error, warning } from '../load/fault';
import { hasZonesByAccount } from '../pools/gpu-types/gpu-types';

/** ECR Public is not there (Getting Started with Amazon Web Services in China, "Amazon ECR Public"). */
const NO_CHINA =
  'AWS China is not supported: it has no ECR Public, which Karpenter and others come from, and names its endpoints otherwise';

/** EBS uses keys of its own region alone (EC2 user guide, "Amazon EBS encryption"). */
export const diskKeyRegion: Rule = ({ cloud }) => {
  if (!cloud?.diskKey.startsWith('arn:')) return [];
  const { diskKey, region } = cloud;
  const [, partition, , of] = diskKey.split(':');
  if (of === region && partition === partitionOf(region)) return [];
  const rule = `a disk's key is of cloud.region (${region}), and this one is of ${of ?? ''}`;
  return [
    error(['cloud', 'diskKey'], diskKey, rule, "write the ARN of a key there, or leave the key out, which means 'aws'"),
  ];
};

/** The region exists, is not in China, and has the zones. */
export const regionExists: Rule = ({ cloud }) => {
  if (!cloud) return [];
  const { region, network } = cloud;
  const letters = REGION_ZONES.get(region);
  if (letters === undefined) {
    const near = meant(region, [...REGION_ZONES.keys()]);
    const guess = near === undefined ? 'write a region of AWS' : `did you mean '${near}'?`;
    const fix = `${guess} If AWS has the region by now, add it to config/aws/regions.ts`;
    return [
      error(
        ['cloud', 'region'],
        region,
        'AWS has no such region',
        near === undefined ? fix.replace(' If', '; if') : fix,
      ),
    ];
  }
  if (partitionOf(region) === 'aws-cn')
    return [error(['cloud', 'region'], region, NO_CHINA, 'choose a region outside of China, such as ap-northeast-2')];
  if (hasZonesByAccount(region)) return [];
  return network.zones.flatMap((zone, index) => {
    if (letters.includes(zone)) return [];
    const all = Array.from(letters);
    const rule = `${region} has the zones ${all.join(', ')}`;
    return [warning(['cloud', 'network', 'zones', index], zone, rule, `write ${oneOf(quoted(all))}`)];
  });
};
