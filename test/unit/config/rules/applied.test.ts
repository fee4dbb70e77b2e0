import { describe, expect, it } from 'vitest';
import type { AppliedRule, RuleFault } from '../../../../config/load/fault';
import { appliedRules } from '../../../../config/rules/applied';
import { controlPlaneOrder, etcdMajority } from '../../../../config/rules/applied/control-plane-members';
import { sameHosts, sameNetworks } from '../../../../config/rules/applied/kept-for-life';
import { versionSteps } from '../../../../config/rules/applied/version-steps';
import type { AppliedSiteRecord } from '../../../../config/schema/applied';
import { type Draft, hybrid, parsed, siteOf } from '../../../support/drafts';
import { checkedAfter, recordsOf } from '../../../support/records';

/** One edit of a site that runs, and the fault that must come of it. */
interface Edit {
  readonly what: string;
  readonly rule: AppliedRule;
  readonly change: (draft: Draft) => void;
  /** What runs, where it is not `hybrid` as it is written. */
  readonly ran?: Partial<AppliedSiteRecord>;
  readonly path: string;
  /** @default 'error' */
  readonly severity?: 'warning';
  readonly says: readonly string[];
}

const hosts =
  (controlPlane: Readonly<Record<string, string>>) =>
  (draft: Draft): void => {
    siteOf(draft).controlPlane.hosts = { ...controlPlane };
  };
const [cp1, cp2, cp3] = [{ cp1: '10.20.0.11' }, { cp2: '10.20.0.12' }, { cp3: '10.20.0.13' }];
const [cp4, cp5] = [{ cp4: '10.20.0.14' }, { cp5: '10.20.0.15' }];

const edits: readonly Edit[] = [
  {
    what: 'a host before the first of the control plane',
    rule: controlPlaneOrder,
    change: hosts({ ...cp4, ...cp1, ...cp2, ...cp3, ...cp5 }),
    path: 'sites.seoul.controlPlane.hosts.cp4',
    says: ['certificate authority', 'the first host, cp1', 'write cp1, cp2, cp3, cp4, cp5'],
  },
  {
    what: 'a host in the middle of the control plane',
    rule: controlPlaneOrder,
    change: hosts({ ...cp1, ...cp4, ...cp2, ...cp3, ...cp5 }),
    path: 'sites.seoul.controlPlane.hosts.cp4',
    says: ['come last', 'write cp1, cp2, cp3, cp4, cp5'],
  },
  {
    what: 'the first host of the control plane gone in one step',
    rule: controlPlaneOrder,
    change: hosts({ ...cp2 }),
    path: 'sites.seoul.controlPlane.hosts',
    says: ['two steps', 'first write cp2, cp3, cp1', 'then take cp1 away'],
  },
  {
    what: 'the only host of the control plane exchanged',
    rule: controlPlaneOrder,
    change: hosts({ ...cp4 }),
    ran: { hosts: [{ name: 'cp1', address: '10.20.0.11', role: 'control-plane' }] },
    path: 'sites.seoul.controlPlane.hosts',
    says: ['write cp1 first again'],
  },
  {
    what: 'another host of the control plane first',
    rule: controlPlaneOrder,
    change: hosts({ ...cp2, ...cp3, ...cp1 }),
    path: 'sites.seoul.controlPlane.hosts',
    severity: 'warning',
    says: ['cp2 becomes the first host', 'upgrade-cluster.yml'],
  },
  {
    what: 'a member of etcd exchanged in one step',
    rule: etcdMajority,
    change: hosts({ ...cp1, ...cp2, ...cp4 }),
    path: 'sites.seoul.controlPlane.hosts',
    says: ['with cp4 beside cp1, cp2, cp3 it has 4', 'name and address of cp3', 'remove-node.yml'],
  },
  {
    what: 'a host under a new name',
    rule: sameHosts,
    change: hosts({ ...cp1, ...cp2, main: '10.20.0.13' }),
    path: 'sites.seoul.controlPlane.hosts.main',
    says: ['10.20.0.13 is cp3 in the cluster', 'write cp3'],
  },
  {
    what: 'a worker under a new name',
    rule: sameHosts,
    change: (draft) => {
      siteOf(draft).workers = { rack1: { address: '10.20.0.21' } };
    },
    path: 'sites.seoul.workers.rack1',
    says: ['10.20.0.21 is gpu1 in the cluster', 'remove-node.yml'],
  },
  {
    what: 'a host at a new address',
    rule: sameHosts,
    change: hosts({ ...cp1, ...cp2, cp3: '10.20.0.14' }),
    path: 'sites.seoul.controlPlane.hosts.cp3',
    says: ['etcd and the certificates know cp3 by 10.20.0.13', 'write 10.20.0.13'],
  },
  {
    what: 'a worker that becomes a host of the control plane',
    rule: sameHosts,
    change: hosts({ ...cp1, ...cp2, ...cp3, gpu1: '10.20.0.21' }),
    ran: { hosts: [{ name: 'gpu1', address: '10.20.0.21', role: 'worker' }] },
    path: 'sites.seoul.controlPlane.hosts.gpu1',
    says: ['a host keeps its role', 'a worker in the cluster'],
  },
  {
    what: 'a host that no longer does both',
    rule: sameHosts,
    change: () => undefined,
    ran: { hosts: [{ name: 'cp1', address: '10.20.0.11', role: 'both' }] },
    path: 'sites.seoul.controlPlane.hosts.cp1',
    says: ['a host keeps its role', 'of the control plane and a worker in the cluster'],
  },
  {
    what: 'a worker that is gone, which may be by the book',
    rule: sameHosts,
    change: (draft) => {
      delete siteOf(draft).workers?.['gpu4'];
    },
    path: 'sites.seoul',
    severity: 'warning',
    says: ['remove-node.yml with -e node=gpu4'],
  },
  {
    what: 'another pod network',
    rule: sameNetworks,
    change: (draft) => (siteOf(draft).network.podCidr = '10.23.0.0/16'),
    path: 'sites.seoul.network.podCidr',
    says: ['keeps the pod network for life', 'write 10.21.0.0/16', 'reset.yml'],
  },
  {
    what: 'another Service network',
    rule: sameNetworks,
    change: (draft) => (siteOf(draft).network.serviceCidr = '10.23.0.0/16'),
    path: 'sites.seoul.network.serviceCidr',
    says: ['keeps the Service network for life', 'write 10.22.0.0/16'],
  },
  {
    what: 'another CNI',
    rule: sameNetworks,
    change: (draft) => (siteOf(draft).cni = 'cilium'),
    path: 'sites.seoul.cni',
    says: ['keeps the CNI for life', 'write calico'],
  },
  {
    what: 'a minor version skipped',
    rule: versionSteps,
    change: () => undefined,
    ran: { kubernetesVersion: '1.33.4' },
    path: 'sites.seoul.kubernetesVersion',
    says: ['one minor at a time', 'seoul runs 1.33.4', "write '1.34.7'", "then '1.35.4'"],
  },
  {
    what: 'a version below what runs',
    rule: versionSteps,
    change: (draft) => (siteOf(draft).kubernetesVersion = '1.35.3'),
    path: 'sites.seoul.kubernetesVersion',
    says: ['never goes back', "write '1.35.4'"],
  },
  {
    what: 'a Kubespray two releases on',
    rule: versionSteps,
    change: () => undefined,
    ran: { kubesprayVersion: 'v2.29.1' },
    path: 'sites.seoul',
    says: ['one release at a time', 'v2.29.1', 'each release between'],
  },
  {
    what: 'a Kubespray before the one that ran',
    rule: versionSteps,
    change: () => undefined,
    ran: { kubesprayVersion: 'v2.32.0' },
    path: 'sites.seoul',
    says: ['v2.32.0', 'or a newer one'],
  },
];

/** What one rule says of an edit. */
function told({ rule, change, ran }: Edit): RuleFault[] {
  const draft = hybrid();
  const record = { ...recordsOf(draft)['seoul'], ...ran } as AppliedSiteRecord;
  change(draft);
  const { seoul: site } = parsed(draft).sites;
  if (!site) throw new Error('the draft has no seoul');
  return rule({ name: 'seoul', site, applied: record });
}

describe('the rules across time', () => {
  it.each(edits.map((one) => [one.what, one] as const))('refuse %s', (_what, edit) => {
    const there = told(edit).filter(({ path }) => path.join('.') === edit.path);

    expect(there.map(({ severity }) => severity)).toContain(edit.severity ?? 'error');
    for (const words of edit.says) expect(there.map(({ rule, fix }) => `${rule}; ${fix}`).join('\n')).toContain(words);
  });

  it('are each broken by a case above', () => {
    const broken = new Set(edits.map(({ rule }) => rule));

    expect(appliedRules.filter((rule) => !broken.has(rule)).map(({ name }) => name)).toEqual([]);
  });

  it.each<[string, (draft: Draft) => void]>([
    ['nothing changed', () => undefined],
    ['two hosts more at the end of the control plane', hosts({ ...cp1, ...cp2, ...cp3, ...cp4, ...cp5 })],
    [
      'a worker more',
      (draft) => {
        siteOf(draft).workers = { ...siteOf(draft).workers, gpu0: { address: '10.20.0.20' } };
      },
    ],
    ['another proxy mode', (draft) => (siteOf(draft).proxyMode = 'ipvs')],
  ])('let pass %s', (_what, change) => {
    const draft = hybrid();
    const ran = recordsOf(draft);
    change(draft);

    expect(checkedAfter(draft, ran).faults).toEqual([]);
  });

  it('tell a renamed host once, and not as a new one too', () => {
    const draft = hybrid();
    const ran = recordsOf(draft);
    hosts({ main: '10.20.0.11', ...cp2, ...cp3 })(draft);

    expect(checkedAfter(draft, ran).faults.map(({ path }) => path.join('.'))).toEqual([
      'sites.seoul.controlPlane.hosts.main',
    ]);
  });

  it('warn of a site that is in the record alone', () => {
    const draft = hybrid();
    const { seoul } = recordsOf(draft);
    if (!seoul) throw new Error('no record of seoul');

    const { faults, environments } = checkedAfter(draft, { seoul, busan: seoul });

    expect(faults.map(({ severity, value }) => [severity, value])).toEqual([['warning', 'busan']]);
    expect(environments).toHaveLength(1);
  });
});
