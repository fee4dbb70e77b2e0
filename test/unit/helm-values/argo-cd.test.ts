import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasCloud } from '../../../config/kubernetes/clusters';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { resourceHealth } from '../../../helm-values/argo-cd/resource-health';
import { ARGO_CD_KINDS } from '../../../apps/argo-cd-settings';
import { argoCdValues } from '../../../helm-values/argo-cd';
import { rights } from '../../../helm-values/argo-cd/access';
import { uninstallGuard } from '../../../helm-values/argo-cd/uninstall-guard';
import { textIn } from '../../support/stack-blocks';
import { isObject, type Json, type JsonObject } from '../../support/stack-json';
import { cloudOf, hybrid, parsed, type Draft } from '../../support/drafts';

/** `hybrid`, changed. */
function changed(change: (draft: Draft) => void = () => undefined): CloudEnvironment {
  const draft = hybrid();
  change(draft);
  const environment = parsed(draft);
  if (!hasCloud(environment)) throw new Error('hybrid has a cloud half');
  return environment;
}

const values = (change?: (draft: Draft) => void) => argoCdValues(changed(change), ARGO_CD_KINDS);
const withNodes = (count: number) => values((draft) => (cloudOf(draft).system.count = count));
const SSO = {
  issuer: 'https://login.acme.example',
  clientId: 'argocd',
  groups: { 'Platform Admins': 'admin', developers: 'operator', auditors: 'reader' },
} as const;

/** The values as Helm gets them. */
const plain = (of: object): JsonObject => JSON.parse(JSON.stringify(of)) as JsonObject;

/** Every `resources` below a value, with how many pods have it. */
function* requests(of: Json | undefined, replicas = 1): Generator<{ readonly cpu: number; readonly replicas: number }> {
  if (!isObject(of)) return;
  const many = typeof of['replicas'] === 'number' ? of['replicas'] : replicas;
  for (const [key, value] of Object.entries(of)) {
    // What initializes ends before the others begin, and asks for less.
    if (['copyutil', 'init', 'redisSecretInit'].includes(key)) continue;
    if (key !== 'resources') yield* requests(value, key === 'redis-ha' ? 3 : many);
    else if (isObject(value) && isObject(value['requests'])) {
      yield { cpu: parseInt(textIn(value['requests'], 'cpu'), 10), replicas: many };
    }
  }
}

const asked = (count: number): number =>
  [...requests(plain(withNodes(count)))].reduce((sum, { cpu, replicas }) => sum + cpu * replicas, 0);

describe('Argo CD on two system nodes', () => {
  it('has no Redis that would wait for a third one for ever', () => {
    expect(withNodes(2)).not.toHaveProperty('redis-ha');
  });

  it('has one of each, and no disruption budget that would stop a drain', () => {
    const { server, repoServer } = withNodes(2);

    expect([server, repoServer].map(({ replicas }) => replicas)).toEqual([1, 1]);
    expect(JSON.stringify([server, repoServer])).not.toContain('pdb');
  });

  it('asks for what EKS and Karpenter leave there: 400m of processor a node', () => {
    expect(asked(2)).toBe(450);
    expect(asked(2)).toBeLessThanOrEqual(2 * 400);
  });
});

describe('Argo CD on three system nodes', () => {
  it('has two of what can have two, and lets one go at a time', () => {
    const { server, repoServer } = withNodes(3);

    for (const one of [server, repoServer]) {
      expect(one).toMatchObject({ replicas: 2, pdb: { enabled: true, maxUnavailable: 1 } });
    }
  });

  it('has a Redis on each of them', () => {
    expect(withNodes(3)).toMatchObject({
      'redis-ha': { enabled: true, podDisruptionBudget: { maxUnavailable: 1 } },
    });
  });

  it('lets the programs of Argo CD, and nobody else, ask Redis', () => {
    const redisHa = plain(withNodes(3))['redis-ha'];

    expect(redisHa).toMatchObject({ networkPolicy: { enabled: true }, haproxy: { networkPolicy: { enabled: true } } });
    expect(
      JSON.stringify(redisHa)
        .match(/argocd-[a-z-]+/g)
        ?.sort(),
    ).toEqual(['argocd-application-controller', 'argocd-repo-server', 'argocd-server']);
  });

  it('asks for what EKS and Karpenter leave there: 400m of processor a node', () => {
    expect(asked(3)).toBe(820);
    expect(asked(3)).toBeLessThanOrEqual(3 * 400);
  });
});

describe.each([2, 3])('every pod of Argo CD on %i system nodes', (count) => {
  const there = { nodeSelector: { 'landbridge/nodes': 'system' }, tolerations: [{ key: 'CriticalAddonsOnly' }] };

  it('is on the system nodes, which are there when all others are gone', () => {
    const all = plain(withNodes(count));

    expect(all).toMatchObject({ global: there });
    if (count === 3) expect(all).toMatchObject({ 'redis-ha': there });
  });

  it('is reached only as a network policy allows', () => {
    expect(withNodes(count).global.networkPolicy).toEqual({ create: true, defaultDenyIngress: true });
  });
});

describe('what Argo CD does without', () => {
  it('is every program that has nothing to do', () => {
    expect(values()).toMatchObject({
      dex: { enabled: false },
      notifications: { enabled: false },
      applicationSet: { replicas: 0 },
    });
  });

  it('is unencrypted HTTP, a shell in pods, and a token where the Kubernetes API is not asked', () => {
    expect(JSON.stringify(values())).not.toContain('insecure');
    expect(values().configs.cm['exec.enabled']).toBe(false);
    expect(values().repoServer.automountServiceAccountToken).toBe(false);
  });

  it('is a role in AWS', () => {
    expect(JSON.stringify([values(), withNodes(3)])).not.toMatch(/serviceAccount"|role-arn/);
  });
});

describe('who comes to Argo CD', () => {
  it('is nobody by a password, unless it is asked for', () => {
    expect(values().configs.cm['admin.enabled']).toBe(false);
    const on = values((draft) => (cloudOf(draft).argoCd = { adminLogin: 'on' }));
    expect(on.configs.cm['admin.enabled']).toBe(true);
  });

  it('is nobody by single sign-on without a provider', () => {
    expect(values().configs.cm).not.toHaveProperty(['oidc.config']);
  });

  it('signs on with a secret that is only named', () => {
    const { cm } = values((draft) => (cloudOf(draft).argoCd = { sso: structuredClone(SSO) })).configs;

    expect(parse(cm['oidc.config'] ?? '')).toEqual({
      name: 'Single sign-on',
      issuer: 'https://login.acme.example',
      clientID: 'argocd',
      clientSecret: '$argocd-sso:clientSecret',
      requestedScopes: ['openid', 'profile', 'email', 'groups'],
    });
  });

  it('returns to the name that Argo CD has, and to this machine', () => {
    const { global, configs } = values((draft) => (cloudOf(draft).argoCd = { host: 'argocd.acme.example' }));

    expect(global.domain).toBe('argocd.acme.example');
    expect(parse(configs.cm.additionalUrls ?? '')).toEqual(['https://localhost:8443']);
  });

  it('returns to this machine where it has no name', () => {
    expect(values().global.domain).toBe('localhost:8443');
  });

  it('may do what the groups are given, and nothing without one', () => {
    const { rbac } = values((draft) => (cloudOf(draft).argoCd = { sso: structuredClone(SSO) })).configs;

    expect(rbac['policy.default']).toBe('');
    expect(rbac['policy.csv'].split('\n')).toEqual(
      expect.arrayContaining([
        'g, Platform Admins, role:admin',
        'g, developers, role:operator',
        'g, auditors, role:readonly',
      ]),
    );
  });

  it('may as an operator change nothing that git decides', () => {
    const operator = rights({})
      .split('\n')
      .filter((line) => line.startsWith('p, role:operator'));

    expect(operator.length).toBeGreaterThan(0);
    expect(operator.join('\n')).not.toMatch(/create|update|delete|override|exec|\*, \*/);
  });
});

describe('the settings of Argo CD', () => {
  it('do not take a kind for broken that is not served yet, or a chart with kinds would stop halfway', () => {
    const lua = resourceHealth([])['resource.customizations.health.apiextensions.k8s.io_CustomResourceDefinition'];

    expect(lua).toMatch(/^local health = { status = "Progressing"/);
    expect(lua).toMatch(/"Established" and condition.status == "True" then\n {4}health = { status = "Healthy"/);
  });

  it('give an Application a health, or no wave would wait for the one before', () => {
    expect(values().configs.cm).toMatchObject({
      'resource.customizations.health.argoproj.io_Application': expect.stringContaining('return health') as unknown,
    });
  });

  it('leave out what changes all the time, each kind once', () => {
    const excluded = parse(values().configs.cm['resource.exclusions']) as { apiGroups: string[]; kinds: string[] }[];
    const kinds = excluded.flatMap((one) => one.kinds);

    expect(kinds).toEqual(expect.arrayContaining(['EndpointSlice', 'Lease', 'NodeClaim', 'Workload']));
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it('know the keys of a git host that is not public', () => {
    const { configs } = values((draft) => {
      draft.repository.hostKeys = ['git.acme.example ssh-ed25519 AAAA', 'git.acme.example ssh-rsa BBBB'];
    });

    expect(configs.ssh?.extraHosts).toBe('git.acme.example ssh-ed25519 AAAA\ngit.acme.example ssh-rsa BBBB\n');
  });
});

describe('the guard of the uninstall', () => {
  const [hook, policy, binding] = uninstallGuard();

  it('asks before Helm takes anything away, and at no upgrade', () => {
    expect(values().extraObjects).toEqual(uninstallGuard());
    expect(hook?.metadata.annotations).toMatchObject({ 'helm.sh/hook': 'pre-delete' });
  });

  it('refuses exactly that question, once for each Application', () => {
    expect(policy?.spec).toMatchObject({
      failurePolicy: 'Fail',
      paramKind: { kind: 'Application' },
      matchConstraints: { resourceRules: [{ operations: ['CREATE'], resourceNames: [hook?.metadata.name] }] },
      validations: [{ expression: 'false' }],
    });
  });

  it('is silent where no Application is left', () => {
    expect(binding?.spec).toMatchObject({
      policyName: policy?.metadata.name,
      validationActions: ['Deny'],
      paramRef: { namespace: 'argocd', parameterNotFoundAction: 'Allow' },
    });
  });
});
