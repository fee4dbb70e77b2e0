import type { V1Pod } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { environmentOf, expand, fieldOf, NotReady, type Entries } from '../../../../testbed/kubelet/environment';

const pod: V1Pod = {
  metadata: { name: 'job-1', namespace: 'pipeline', labels: { app: 'x' } },
  spec: { containers: [] },
};
const entries: Entries = {
  of: (kind, name) =>
    Promise.resolve(kind === 'ConfigMap' && name === 'site' ? { CLUSTER: 'seoul', ZONE: 'seoul' } : undefined),
};

describe('variables in a text', () => {
  it.each([
    ['--in=$(DIR)/x', '--in=/work/x'],
    ['$(DIR)$(DIR)', '/work/work'],
    ['$(MISSING)', '$(MISSING)'],
    ['$$(DIR)', '$(DIR)'],
    ['5 $ and $x', '5 $ and $x'],
  ])('given %s, then it becomes %s', (text, expected) => {
    expect(expand(text, { DIR: '/work' })).toBe(expected);
  });
});

describe('the variables of a container', () => {
  it('are all of a ConfigMap, and what is written beside it comes over them', async () => {
    const variables = await environmentOf(
      { name: 'main', envFrom: [{ configMapRef: { name: 'site' } }], env: [{ name: 'ZONE', value: '$(CLUSTER)-1' }] },
      pod,
      entries,
    );

    expect(variables).toEqual({ CLUSTER: 'seoul', ZONE: 'seoul-1' });
  });

  it('do without a Secret that is optional, and wait for one that is not', async () => {
    const from = (optional: boolean) =>
      environmentOf({ name: 'main', envFrom: [{ secretRef: { name: 'keys', optional } }] }, pod, entries);

    expect(await from(true)).toEqual({});
    await expect(from(false)).rejects.toThrow(NotReady);
  });

  it('take fields of the pod', async () => {
    const env = [{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }];

    expect(await environmentOf({ name: 'main', env }, pod, entries)).toEqual({ POD: 'job-1' });
    expect(fieldOf(pod, { fieldPath: "metadata.labels['app']" })).toBe('x');
  });

  it('refuse what is not known here, in place of an empty value', async () => {
    const env = [{ name: 'CPUS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }];

    await expect(environmentOf({ name: 'main', env }, pod, entries)).rejects.toThrow('resourceFieldRef');
    expect(() => fieldOf(pod, { fieldPath: 'spec.priority' })).toThrow('spec.priority');
  });
});
