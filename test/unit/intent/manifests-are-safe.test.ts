import { describe, expect, it } from 'vitest';
import { at, gitopsTree, type Rendered } from '../../support/gitops';

const tree = gitopsTree().filter(({ app }) => app !== undefined);
/** Namespaces of the API server, and of Argo CD. */
const MADE_ELSEWHERE = ['argocd', 'kube-system'];
const where = ({ path, kind, name }: Rendered): string => `${path} ${kind} ${name}`;
const ofKind = (...kinds: readonly string[]): Rendered[] => tree.filter(({ kind }) => kinds.includes(kind));

/** A container, and a pod's settings that hold for it, of whatever makes the pod. */
interface Container {
  readonly of: string;
  readonly kind: string;
  readonly container: unknown;
  readonly pod: unknown;
}

const containers: readonly Container[] = tree.flatMap((each): Container[] => {
  const of = where(each);
  const { kind } = each;
  const pod = at(each.body, 'spec', 'template', 'spec');
  const own = ['initContainers', 'containers'].flatMap((list) => (at(pod, list) as unknown[] | undefined) ?? []);
  const templates = kind === 'WorkflowTemplate' ? (at(each.body, 'spec', 'templates') as unknown[]) : [];
  return [
    ...own.map((container) => ({ of, kind, container, pod })),
    ...templates
      .filter((template) => at(template, 'container') !== undefined)
      .map((template) => ({
        of: `${of} ${String(at(template, 'name'))}`,
        kind,
        container: {
          ...(at(each.body, 'spec', 'templateDefaults', 'container') as object),
          ...(at(template, 'container') as object),
        },
        pod: at(each.body, 'spec'),
      })),
  ];
});

/** Those of the containers that break a rule. */
const breaking = (rule: (container: Container) => boolean, among = containers): string[] =>
  among.filter((each) => !rule(each)).map(({ of }) => of);

describe('the containers of our own manifests', () => {
  it('are many', () => {
    expect(containers.length).toBeGreaterThan(15);
  });

  it('have an image with an exact tag or a digest', () => {
    expect(
      breaking(({ container }) =>
        /(:(?!latest$)[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(String(at(container, 'image'))),
      ),
    ).toEqual([]);
  });

  it('ask for processor and memory, and have a bound of memory', () => {
    const places = [
      ['requests', 'cpu'],
      ['requests', 'memory'],
      ['limits', 'memory'],
    ] as const;

    expect(
      breaking(({ container }) => places.every((place) => at(container, 'resources', ...place) !== undefined)),
    ).toEqual([]);
  });

  it('keep the restricted standard', () => {
    const restricted = ({ container, pod }: Container): boolean =>
      at(container, 'securityContext', 'allowPrivilegeEscalation') === false &&
      JSON.stringify(at(container, 'securityContext', 'capabilities')) === '{"drop":["ALL"]}' &&
      at(container, 'securityContext', 'privileged') === undefined &&
      at(pod, 'securityContext', 'runAsNonRoot') === true &&
      at(pod, 'securityContext', 'seccompProfile', 'type') === 'RuntimeDefault' &&
      ['hostNetwork', 'hostPID', 'hostIPC'].every((host) => at(pod, host) === undefined);

    expect(breaking(restricted)).toEqual([]);
  });

  it('write nowhere but where they are given room', () => {
    expect(breaking(({ container }) => at(container, 'securityContext', 'readOnlyRootFilesystem') === true)).toEqual(
      [],
    );
  });

  it('get no token of the cluster', () => {
    expect(breaking(({ pod }) => at(pod, 'automountServiceAccountToken') === false)).toEqual([]);
    expect(ofKind('ServiceAccount').filter(({ body }) => at(body, 'automountServiceAccountToken') !== false)).toEqual(
      [],
    );
  });

  it('that answer requests are asked whether they started, live and are ready', () => {
    const servers = containers.filter(({ kind }) => kind === 'Deployment');

    expect(servers.length).toBeGreaterThan(3);
    expect(
      breaking(
        ({ container }) =>
          ['startupProbe', 'livenessProbe', 'readinessProbe'].every((probe) => at(container, probe) !== undefined),
        servers,
      ),
    ).toEqual([]);
  });
});

describe('a Deployment of ours', () => {
  it('outlives a drain: two pods, and a budget that lets one go', () => {
    const budgets = ofKind('PodDisruptionBudget').map(({ cluster, environment, body }) =>
      JSON.stringify([environment, cluster, at(body, 'spec', 'selector'), at(body, 'spec', 'minAvailable')]),
    );

    for (const { environment, cluster, body } of ofKind('Deployment')) {
      expect(budgets).toContain(JSON.stringify([environment, cluster, at(body, 'spec', 'selector'), 1]));
      expect(at(body, 'spec', 'replicas')).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('a namespace', () => {
  const namespaces = ofKind('Namespace');
  const policies = ofKind('NetworkPolicy');

  it('is there for everything that is in one of ours', () => {
    const known = new Set(namespaces.map(({ environment, cluster, name }) => `${environment} ${cluster} ${name}`));
    const lost = tree.filter(
      ({ environment, cluster, namespace }) =>
        namespace !== undefined &&
        !MADE_ELSEWHERE.includes(namespace) &&
        !known.has(`${environment} ${cluster} ${namespace}`),
    );

    expect(lost.map(where)).toEqual([]);
  });

  it('is restricted, or says why not', () => {
    const level = ({ body }: Rendered): unknown => at(body, 'metadata', 'labels', 'pod-security.kubernetes.io/enforce');
    const lax = namespaces.filter((each) => level(each) !== 'restricted');

    expect(new Set(lax.map(({ name }) => name))).toEqual(
      new Set(['aws-load-balancer-controller', 'gpu-operator', 'metallb-system', 'rook-ceph']),
    );
    for (const { body } of lax) {
      expect(at(body, 'metadata', 'annotations', 'landbridge/pod-security-reason')).toMatch(/\w+ \w+/);
    }
  });

  it('denies traffic in both directions, but for allow rules that have a name', () => {
    for (const { environment, cluster, name } of namespaces) {
      const own = policies.filter(
        (each) => each.environment === environment && each.cluster === cluster && each.namespace === name,
      );

      expect(own.map((each) => each.name).filter((each) => !/^(default-deny|allow-.+)$/.test(each))).toEqual([]);
      expect(at(own.find((each) => each.name === 'default-deny')?.body, 'spec')).toEqual({
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
      });
    }
  });

  it('lets nobody in from everywhere', () => {
    const open = policies.filter(({ body }) =>
      ((at(body, 'spec', 'ingress') as unknown[] | undefined) ?? []).some(
        (rule) => at(rule, 'from') === undefined || JSON.stringify(at(rule, 'from')).includes('0.0.0.0/0'),
      ),
    );

    expect(open.map(where)).toEqual([]);
  });

  it('stays when it goes from git: all that is in it would go with it', () => {
    const pruned = namespaces.filter(
      ({ body }) =>
        at(body, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') !== 'Prune=false,Delete=false',
    );

    expect(pruned.map(where)).toEqual([]);
  });
});
