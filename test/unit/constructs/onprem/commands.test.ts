import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../../config/sites/site-record';
import type { AppliedSiteRecord } from '../../../../config/schema/applied';
import { commands } from '../../../../constructs/onprem/commands';
import { hybrid, onpremOnly, parsed, siteOf, type Draft } from '../../../support/drafts';
import { RECORDED_AT } from '../../../support/records';

/** The commands for `seoul` after an edit, where what runs is `hybrid` before it with other facts, if any. */
function made(change: (draft: Draft) => void = () => undefined, ran?: Partial<AppliedSiteRecord>): string {
  const { seoul: before } = parsed(hybrid()).sites;
  const draft = hybrid();
  change(draft);
  const environment = parsed(draft);
  const { seoul: site } = environment.sites;
  if (!before || !site) throw new Error('the draft has no seoul');
  const applied = ran && { ...recordOf(before, RECORDED_AT), ...ran };
  return commands({ environment, name: 'seoul', site, source: 'environments/hybrid.ts', applied });
}

/** The text under a heading. */
const section = (text: string, title: string): string => text.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

describe('COMMANDS.md', () => {
  it('begins with the first install where nothing was recorded', () => {
    expect(section(made(), 'Now')).toContain('[First install](#first-install)');
  });

  it('has the path of an upgrade from the recorded version', () => {
    const text = made(() => undefined, { kubernetesVersion: '1.34.2' });

    expect(section(text, 'Now')).toContain('[Upgrade](#upgrade): 1.34.2 → 1.35.4');
    expect(section(text, 'Upgrade')).toContain('The path from the recorded version: 1.34.2 → 1.35.4.');
  });

  it('restarts the gateways of an object store after its certificate is renewed, where there is a store', () => {
    const without = made((draft) => {
      for (const worker of Object.values(siteOf(draft).workers ?? {})) worker.dataDisks = [];
    });

    expect(section(made(), 'Renew certificates')).toContain('rollout restart deployment -l app=rook-ceph-rgw');
    expect(section(without, 'Renew certificates')).not.toContain('rook-ceph-rgw');
  });

  it('scales by the names of the new workers, and leaves the others alone', () => {
    const text = made((draft) => {
      siteOf(draft).workers = {
        ...siteOf(draft).workers,
        cpu1: { address: '10.20.0.31' },
        cpu2: { address: '10.20.0.32' },
      };
    }, {});

    expect(section(text, 'Add workers')).toContain(
      'ansible-playbook -b -i "$SITE/inventory.yml" --limit=cpu1,cpu2 scale.yml',
    );
    expect(section(text, 'Now')).toContain('[Add workers](#add-workers): cpu1, cpu2');
  });

  it('moves data away before a host with disks is removed', () => {
    const part = section(made(), 'Remove a host');

    expect(part.indexOf('osd safe-to-destroy')).toBeGreaterThan(part.indexOf('ceph osd out'));
    expect(part.indexOf('purge-osd')).toBeGreaterThan(part.indexOf('osd safe-to-destroy'));
    expect(part.indexOf('remove-node.yml')).toBeGreaterThan(part.indexOf('purge-osd'));
  });

  it('keeps the operator running, in whose pod disks are purged', () => {
    const part = section(made(), 'Remove a host');

    expect(part).not.toMatch(/scale deployment rook-ceph-operator/);
    expect(part.indexOf('ceph osd tree')).toBeGreaterThan(part.indexOf('purge-osd'));
  });

  it('stops new work before an upgrade, which drains by force', () => {
    const part = section(made(), 'Upgrade');

    expect(part.indexOf("mode: 'cordoned'")).toBeGreaterThan(0);
    expect(part.indexOf("mode: 'cordoned'")).toBeLessThan(part.indexOf('upgrade-cluster.yml'));
  });

  it('adds to the control plane by cluster.yml, never by scale.yml', () => {
    const part = section(made(), 'Add to the control plane');

    expect(part).toContain('--limit=etcd,kube_control_plane -e etcd_retries=10 cluster.yml');
    expect(part).not.toMatch(/^ansible-playbook .* scale\.yml$/m);
  });

  it('fetches the facts of all hosts before each run with a limit, but for our own', () => {
    const lines = made().split('\n');
    const limited = lines.flatMap((line, index) => (/--limit.* (scale|cluster)\.yml$/.test(line) ? [index] : []));

    const before = limited.filter((index) => !lines[index]?.includes('--tags')).map((index) => lines[index - 1]);

    expect(before.length).toBeGreaterThan(2);
    for (const line of before) expect(line).toMatch(/playbooks\/facts\.yml$/);
  });

  it("hands over a token of a service account, and never the administrator's certificate", () => {
    const part = section(made(), 'Hand over to Argo CD');

    expect(part).toContain('kubernetes.io/service-account-token');
    expect(part).toContain('"server": "https://10.20.0.10:6443"');
    expect(part).not.toMatch(/^.*(aws|kubectl) .*admin\.conf/m);
  });

  it('needs no hand-over, and no AWS, without a cloud', () => {
    const environment = parsed(onpremOnly());
    const { busan: site } = environment.sites;
    if (!site) throw new Error('the draft has no busan');
    const text = commands({ environment, name: 'busan', site, source: 'environments/onprem-only.ts' });

    expect(section(text, 'Hand over to Argo CD')).toContain('runs on busan itself');
    expect(text).not.toContain('aws ');
  });

  it("tells AWS of the authority's certificate before a pod needs it, and never of its key", () => {
    const part = section(made(), 'Identity in AWS');
    const steps = [
      'get secret trust-source',
      'hybrid-identity" apply',
      'secret generic aws-identity-arns',
      'rollout status',
    ];
    const places = steps.map((step) => part.indexOf(step));

    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
    expect(part).not.toContain('tls\\.key');
  });

  it('needs no identity in AWS where its images are elsewhere', () => {
    const text = made((draft) => (draft.release = { registry: 'registry.acme.example/platform' }));

    expect(text).not.toContain('## Identity in AWS');
  });

  it('links to its own sections only', () => {
    const text = made(() => undefined, { kubernetesVersion: '1.34.2', hosts: [] });
    const anchors = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'));

    for (const [, anchor] of text.matchAll(/\]\(#([a-z-]+)\)/g)) expect(anchors).toContain(anchor);
  });
});
