import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../commands/preflight/check';
import { imageChecks } from '../../../../commands/preflight/image-checks';
import { preflight } from '../../../../commands/preflight/preflight';
import { partsOfEnvironment } from '../../../../config/cost/parts-of-environment';
import type { NodeImage } from '../../../../commands/preflight/node-images';
import { environmentOf } from '../../constructs/karpenter/pools/pools-of';
import { madeUpAccount } from './made-up-account';

const EKS = '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023';
const BOTTLEROCKET = '/aws/service/bottlerocket';

const system: NodeImage = {
  whose: 'node group system',
  namedBy: 'node group',
  os: 'bottlerocket',
  minor: '1.35',
  architecture: 'arm64',
  variant: 'standard',
  release: '1.66.0-1ad6b4a4',
};
const al2023: NodeImage = { ...system, os: 'al2023', release: '1.35.6-20260714' };
const general: NodeImage = { ...al2023, whose: 'pool general', namedBy: 'pool', release: '20260714' };
const serving: NodeImage = { ...general, whose: 'pool serving', architecture: 'x86_64', variant: 'nvidia' };

/** What is said of the images in an account with these parameters, and the names that it was asked for. */
async function look(images: readonly NodeImage[], there: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const parameters = (names: readonly string[]) => {
    asked.push(...names);
    return Promise.resolve(new Map(Object.entries(there).filter(([name]) => names.includes(name))));
  };
  const [check] = await imageChecks(environmentOf(), images, madeUpAccount({ parameters }));
  return { asked, check };
}

const todoOf = (check: Check | undefined): string => check?.todo.join('\n') ?? '';

const AL2023_ARM = `${EKS}/arm64/standard/amazon-eks-node-al2023-arm64-standard-1.35-v20260714`;
const AL2023_GPU = `${EKS}/x86_64/nvidia/amazon-eks-node-al2023-x86_64-nvidia-1.35-v20260714`;
const BOTTLEROCKET_ARM = `${BOTTLEROCKET}/aws-k8s-1.35/arm64/1.66.0-1ad6b4a4`;

describe('the check of node images', () => {
  it('asks for each image once, by the parameter that Karpenter and Bottlerocket name', async () => {
    const { asked } = await look([system, general, serving, { ...serving, whose: 'pool pipeline' }], {
      [`${BOTTLEROCKET_ARM}/image_id`]: 'ami-0a',
      [`${AL2023_ARM}/image_id`]: 'ami-0b',
      [`${AL2023_GPU}/image_id`]: 'ami-0c',
    });

    expect(asked).toEqual([BOTTLEROCKET_ARM, AL2023_ARM, AL2023_GPU].map((release) => `${release}/image_id`));
  });

  it('names a variant of Bottlerocket behind the minor', async () => {
    const { asked } = await look([{ ...serving, os: 'bottlerocket', release: '1.66.0' }], {});

    expect(asked[0]).toBe(`${BOTTLEROCKET}/aws-k8s-1.35-nvidia/x86_64/1.66.0/image_id`);
  });

  it('is content with a region that has all', async () => {
    const there = { [`${AL2023_ARM}/image_id`]: 'ami-0b', [`${AL2023_GPU}/image_id`]: 'ami-0c' };

    expect((await look([al2023, general, serving], there)).check).toEqual({
      what: 'Node images in ap-northeast-2',
      have: '2 of 2 there',
      need: 'all 2',
      verdict: 'ok',
      todo: [],
    });
  });

  it('names an image that is not there, who starts from it, and what to write instead', async () => {
    const { check } = await look([al2023, general, serving], {
      [`${AL2023_GPU}/image_id`]: 'ami-0c',
      [`${EKS}/arm64/standard/recommended/release_version`]: '1.35.7-20260827',
    });

    expect(check).toMatchObject({ have: '1 of 2 there', verdict: 'lack' });
    expect(todoOf(check)).toBe(
      [
        'AWS has no al2023 1.35.6-20260714 and 20260714, standard, arm64, for 1.35 in ap-northeast-2: it has 1.35.7-20260827.',
        'From it start: node group system, pool general.',
        'Write 1.35.7-20260827 into EKS_NODE_RELEASES and al2023@v20260827 into NODE_IMAGE in config/versions.ts, or another image into the override that names this one.',
      ].join('\n'),
    );
  });

  it("recommends Bottlerocket's newest as a node group and as an alias write it", async () => {
    const { check } = await look([system, { ...system, whose: 'pool general', namedBy: 'pool' }], {
      [`${BOTTLEROCKET}/aws-k8s-1.35/arm64/latest/image_version`]: '1.67.0-0badcafe',
    });

    expect(todoOf(check)).toContain(
      'Write 1.67.0-0badcafe into EKS_NODE_RELEASES and bottlerocket@v1.67.0 into NODE_IMAGE',
    );
  });

  it('says so where the region has no release at all', async () => {
    const { check } = await look([system, serving], {});

    expect(check?.todo).toHaveLength(2);
    expect(todoOf(check)).toContain('for 1.35 in ap-northeast-2: it has none to recommend.');
    expect(todoOf(check)).toContain('Write a release that there is into EKS_NODE_RELEASES');
    expect(todoOf(check)).toContain('Write an alias that there is into NODE_IMAGE');
  });

  it('misses a release of the same day that AWS calls by another patch of Kubernetes', async () => {
    const there = {
      [`${AL2023_ARM}/image_id`]: 'ami-0b',
      [AL2023_ARM]: '{"schema_version":"2","image_id":"ami-0b","release_version":"1.35.7-20260714"}',
    };

    const { check } = await look([al2023, general], there);

    expect(check).toMatchObject({ have: '0 of 1 there', verdict: 'lack' });
    expect(todoOf(check)).toContain('From it start: node group system.');
    expect(todoOf(check)).toContain('Write 1.35.7-20260714 into EKS_NODE_RELEASES in');
  });

  it('asks nothing where every image is one that overrides name by its id', async () => {
    expect(await look([], {})).toEqual({ asked: [], check: undefined });
  });
});

describe('preflight', () => {
  it('names the right that is missing where it may not ask for images, and goes on with the rest', async () => {
    const message = 'User: me is not authorized to perform: ssm:GetParameters on resource: parameter/aws/service/x';
    const refusal = Object.assign(new Error(message), { name: 'AccessDeniedException' });
    const environment = environmentOf();
    const parts = partsOfEnvironment(environment);
    if (!parts) throw new Error('no cloud half');

    const checks = await preflight(
      environment,
      { ...parts, vpcs: 1, unread: [], images: [system] },
      madeUpAccount({ parameters: () => Promise.reject(refusal) }),
    );

    expect(checks.filter(({ verdict }) => verdict !== 'ok')).toMatchObject([
      { what: 'Node images', verdict: 'unknown', todo: [`AccessDeniedException: ${message}`] },
    ]);
    expect(checks.at(-1)?.what).toBe('DNS zone acme.example');
  });
});
