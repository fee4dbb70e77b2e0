import { X509Certificate } from 'node:crypto';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Netmask } from 'netmask';
import { TRUST_KEY, TRUST_SECRET } from '../../../../config/kubernetes/secrets';
import { messageOf, type Api } from '../../../../testbed/kubernetes/kubernetes-api';
import { eventually } from '../../../../machine/eventually';
import { named } from '../objects';
import type { GitOpsCase } from '../gitops-case';

const NUMBER = 11;

interface Service {
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
  readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string }[] } };
}

const valuesOf = async (api: Api, name: string, namespace: string): Promise<Readonly<Record<string, string>>> => {
  const { data = {} } = ((await api.read(named('v1', 'Secret', name, namespace))) ?? {}) as {
    readonly data?: Readonly<Record<string, string>>;
  };
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text, 'base64').toString()]));
};

const labelled = async (api: Api, label: string): Promise<string[]> =>
  (await api.list('v1', 'Namespace'))
    .filter(({ metadata }) => metadata?.labels?.[label] === 'true')
    .map(({ metadata }) => metadata?.name ?? '');

export const whatOperatorsMake: GitOpsCase = (fixture) => {
  void describe(`${NUMBER}. given MetalLB on the site, when a Service wants a load balancer`, () => {
    void it('then it gets an address of vipRange', async () => {
      const { spoke, environment } = fixture.harness;
      const service = {
        ...named('v1', 'Service', 'wants-an-address', 'default'),
        ...{ spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } },
      };
      await spoke.api.apply(service);
      const { status, metadata } = await eventually('an address', async () => {
        const found = (await spoke.api.read(service)) as Service | undefined;
        return found?.status?.loadBalancer?.ingress && found;
      });
      const { vipRange = '' } = environment.sites[spoke.name]?.network ?? {};
      const [{ ip = '' } = {}] = status?.loadBalancer?.ingress ?? [];
      ok(new Netmask(vipRange).contains(ip), `${ip} is not in ${vipRange}`);
      equal(metadata?.annotations?.['metallb.io/ip-allocated-from-pool'], 'vips');
      await spoke.api.remove(service);
      fixture.note(NUMBER, `MetalLB gave ${ip}, which is in ${vipRange}`);
    });

    void it('then its webhook refuses a pool that overlaps', async () => {
      const { spoke, environment } = fixture.harness;
      const { vipRange } = environment.sites[spoke.name]?.network ?? {};
      const pool = {
        ...named('metallb.io/v1beta1', 'IPAddressPool', 'twice', 'metallb-system'),
        ...{ spec: { addresses: [vipRange] } },
      };
      const answer = await spoke.api.apply(pool, { as: 'dry-run' });
      match(messageOf(answer), /overlaps with already defined CIDR/);
      fixture.note(NUMBER, 'its webhook, called by the API server, refuses a pool that overlaps');
    });
  });

  void describe(`${NUMBER}. given the stand-ins for cert-manager and External Secrets`, () => {
    for (const side of ['hub', 'spoke'] as const) {
      void it(`then on the ${side} each namespace with the label trusts the cluster's own authority, and no other has it`, async () => {
        const { [side]: cluster } = fixture.harness;
        const { api } = cluster;
        const wanted = await labelled(api, 'landbridge/trust');
        ok(wanted.length > 0);
        const found = (await api.list('v1', 'Secret')).filter(({ metadata }) => metadata?.name === TRUST_SECRET);
        deepEqual(found.map(({ metadata }) => metadata?.namespace ?? '').sort(), [...wanted].sort());
        const authority = new X509Certificate((await valuesOf(api, TRUST_SECRET, wanted[0] ?? ''))[TRUST_KEY] ?? '');
        const source = new X509Certificate((await valuesOf(api, 'trust-source', 'cert-manager'))['tls.crt'] ?? '');
        ok(source.verify(authority.publicKey));
        fixture.note(NUMBER, `${cluster.name}: the authority is in ${wanted.length} namespaces: ${wanted.join(', ')}`);
      });
    }

    void it('then the back office has what Terraform and RDS published', async () => {
      const { hub } = fixture.harness;
      const database = await valuesOf(hub.api, 'database', 'back-office');
      deepEqual(Object.keys(database).sort(), ['host', 'name', 'password', 'port', 'username']);
      equal(database['port'], '5432');
      fixture.note(NUMBER, `the back office's Secret has ${Object.keys(database).length} values out of the emulators`);
    });
  });
};
