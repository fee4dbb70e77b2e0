import { describe, expect, it } from 'vitest';
import { addOnChecks } from '../../../../commands/preflight/add-on-checks';
import type { Account } from '../../../../commands/preflight/account';
import { EKS_ADD_ON_VERSIONS } from '../../../../config/versions';
import { environmentOf } from '../../constructs/karpenter/pools/pools-of';
import { madeUpAccount } from './made-up-account';

const table = EKS_ADD_ON_VERSIONS['1.34'] ?? {};
const look = (addOnVersions?: Account['addOnVersions']) =>
  addOnChecks(
    environmentOf((draft) => draft.cloud && (draft.cloud.kubernetesVersion = '1.34')),
    madeUpAccount(addOnVersions && { addOnVersions }),
  );

describe('the check of EKS add-ons', () => {
  it("asks for the versions of the cluster's minor, and is content with an account that has all", async () => {
    const count = Object.keys(table).length;

    expect(await look()).toEqual([
      {
        what: 'EKS add-ons of Kubernetes 1.34',
        have: `${count} of ${count} offered`,
        need: `all ${count}`,
        verdict: 'ok',
        todo: [],
      },
    ]);
  });

  it('names each that AWS does not offer, and what it has', async () => {
    const versions: Readonly<Record<string, readonly string[]>> = {
      coredns: ['v9.4', 'v9.3', 'v9.2', 'v9.1'],
      'kube-proxy': [],
    };
    const [check] = await look((_minor, name) => Promise.resolve(versions[name] ?? [table[name] ?? '']));

    expect(check?.verdict).toBe('lack');
    expect(check?.todo).toEqual([
      `EKS has no coredns ${table['coredns']} for 1.34: it has v9.4, v9.3, v9.2. Write one into config/versions.ts.`,
      `EKS has no kube-proxy ${table['kube-proxy']} for 1.34: it has none. Write one into config/versions.ts.`,
    ]);
  });
});
