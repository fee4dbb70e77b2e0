import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { describe, expect, it } from 'vitest';
import { nodeImagesIn, type NodeImage } from '../../../../commands/preflight/node-images';
import type { NodePools } from '../../../../constructs/karpenter/pools/node-pools';
import { gpuPoolOf, poolsOf } from '../../constructs/karpenter/pools/pools-of';
import { stacksIn } from '../../../../synthesis/stack-json';
import { composedHere } from '../../../support/composed-here';
import { FILE, hybrid, parsed, poolOf } from '../../../support/drafts';

const ofPools = (pools: NodePools): NodeImage[] => {
  const values = [JSON.stringify({ manifests: pools.manifests })];
  return nodeImagesIn([{ resource: { helm_release: { pools: { values } } } }], '1.35');
};

const ofGroup = (body: Readonly<Record<string, unknown>>): NodeImage[] => {
  const group = { node_group_name: 'mine', version: '1.35', ...body };
  return nodeImagesIn([{ resource: { aws_eks_node_group: { mine: group } } }], '1.35');
};

const shortly = (images: readonly NodeImage[]): string[] =>
  images.map(({ whose, os, variant, architecture, release }) =>
    [`${whose}:`, os, release, variant, architecture].join(' '),
  );

describe('images of managed node groups', () => {
  it.each([
    ['AL2023_x86_64_STANDARD', 'al2023 r standard x86_64'],
    ['AL2023_ARM_64_NVIDIA', 'al2023 r nvidia arm64'],
    ['BOTTLEROCKET_ARM_64', 'bottlerocket r standard arm64'],
    ['BOTTLEROCKET_x86_64_NVIDIA', 'bottlerocket r nvidia x86_64'],
  ])('are of the AMI type %s', (ami_type, image) => {
    expect(shortly(ofGroup({ ami_type, release_version: 'r' }))).toEqual([`node group mine: ${image}`]);
  });

  it("are for the group's own Kubernetes, which may be behind the cluster's", () => {
    const group = { ami_type: 'BOTTLEROCKET_ARM_64', release_version: 'r' };

    expect(ofGroup({ ...group, version: '1.34' })).toMatchObject([{ minor: '1.34' }]);
    expect(ofGroup({ ...group, version: undefined })).toMatchObject([{ minor: '1.35' }]);
  });

  it('are none of ours to ask for where the group names an image of its own, or no release', () => {
    expect(ofGroup({ ami_type: 'CUSTOM', release_version: 'r' })).toEqual([]);
    expect(ofGroup({ ami_type: 'WINDOWS_CORE_2022_x86_64', release_version: 'r' })).toEqual([]);
    expect(ofGroup({ ami_type: 'BOTTLEROCKET_ARM_64' })).toEqual([]);
  });
});

describe('images of pools', () => {
  it("are of the pool's architecture, with GPU driver where it has GPUs", () => {
    expect(shortly(ofPools(poolsOf()))).toEqual([
      'pool general: al2023 20260714 standard arm64',
      'pool pipeline: al2023 20260714 nvidia x86_64',
      'pool serving: al2023 20260714 nvidia x86_64',
    ]);
  });

  it('are of Graviton where the GPU pool is', () => {
    const images = ofPools(poolsOf((draft) => Object.assign(poolOf(draft, 'serving'), { families: ['g5g'] })));

    expect(shortly(images)).toContain('pool serving: al2023 20260714 nvidia arm64');
  });

  it('are of both architectures where the general pool has families of both', () => {
    const pools = poolsOf((draft) => draft.cloud && (draft.cloud.generalPool = { families: ['m7g', 'm7i'] }));

    expect(shortly(ofPools(pools)).filter((image) => image.startsWith('pool general'))).toEqual([
      'pool general: al2023 20260714 standard x86_64',
      'pool general: al2023 20260714 standard arm64',
    ]);
  });

  it('are those that an override chose', () => {
    const pools = poolsOf();
    gpuPoolOf(pools, 'serving').override({ nodeClass: { amiSelectorTerms: [{ alias: 'bottlerocket@v1.66.0' }] } });
    gpuPoolOf(pools, 'pipeline').override({ nodeClass: { amiSelectorTerms: [{ id: 'ami-0a' }] } });

    expect(shortly(ofPools(pools))).toEqual([
      'pool general: al2023 20260714 standard arm64',
      'pool serving: bottlerocket 1.66.0 nvidia x86_64',
    ]);
  });
});

describe('images of a whole environment', () => {
  it('are those of system nodes and pools, as overrides left them', () => {
    const { app, composition } = composedHere({ file: FILE, environment: parsed(hybrid()) });
    composition.cloud?.cluster.node.findAll().forEach((construct) => {
      if (construct instanceof EksNodeGroup) construct.addOverride('release_version', '1.60.0-0badcafe');
    });

    expect(shortly(nodeImagesIn(Object.values(stacksIn(app)), '1.35'))).toEqual([
      'node group system-bottlerocket-m7g-large-abc: bottlerocket 1.60.0-0badcafe standard arm64',
      'pool general: al2023 20260714 standard arm64',
      'pool pipeline: al2023 20260714 nvidia x86_64',
      'pool serving: al2023 20260714 nvidia x86_64',
    ]);
  });
});
