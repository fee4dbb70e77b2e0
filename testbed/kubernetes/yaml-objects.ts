import { readFileSync } from 'node:fs';
import type { KubernetesObject } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';

/** An object, or a list of objects, which `kubectl apply` takes for objects of their own. */
type Document = (KubernetesObject & { readonly items?: readonly KubernetesObject[] }) | null;

/**
 * Every object of a YAML text, of which there may be several. Kubernetes reads YAML 1.1, in which `yes` is a boolean and `0755` octal
 * (sigs.k8s.io/yaml v1.6.0 reads with go.yaml.in/yaml/v2, resolve.go).
 *
 * @throws YAMLParseError where the text is no YAML
 */
export const objectsOf = (text: string): KubernetesObject[] =>
  parseAllDocuments(text, { version: '1.1' })
    .map((document) => {
      for (const error of document.errors) throw error;
      return document.toJS({ maxAliasCount: -1 }) as Document;
    })
    .flatMap((object) => (object?.kind === 'List' ? (object.items ?? []) : (object ?? [])))
    .filter(({ kind }) => kind !== undefined);

/** Every object of a YAML file. */
export const objectsIn = (file: string): KubernetesObject[] => objectsOf(readFileSync(file, 'utf8'));
