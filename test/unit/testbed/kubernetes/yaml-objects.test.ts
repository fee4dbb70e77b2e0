import { describe, expect, it } from 'vitest';
import { objectsOf } from '../../../../testbed/kubernetes/yaml-objects';

describe('objects of a YAML text', () => {
  it('given what YAML 1.1 reads otherwise than 1.2, then it is read as Kubernetes does', () => {
    const [object] = objectsOf('kind: ConfigMap\nmode: 0755\nanswer: yes\n');

    expect(object).toEqual({ kind: 'ConfigMap', mode: 493, answer: true });
  });

  it('given a list, an empty document and one without a kind, then only the objects are there', () => {
    const text = 'kind: List\nitems:\n  - kind: Secret\n  - kind: Service\n---\n---\nonly: text\n';

    expect(objectsOf(text).map(({ kind }) => kind)).toEqual(['Secret', 'Service']);
  });

  it('given a text that is no YAML, then it says so', () => {
    expect(() => objectsOf('kind: [')).toThrow('Flow sequence');
  });
});
