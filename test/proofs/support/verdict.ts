import type { KubernetesObject } from '@kubernetes/client-node';
import { messageOf, type Api } from '../../../testbed/kubernetes/kubernetes-api';

/** What an API server says of an object: skipped where it does not have the kind. */
export type Verdict = 'accepted' | 'refused' | 'skipped';

/**
 * Asks an API server for its word on an object, in a dry run with strict validation of fields.
 *
 * @param namespace where an object goes that names none. @default 'default'
 */
export const judged = async (
  api: Api,
  object: KubernetesObject,
  namespace?: string,
): Promise<{ readonly verdict: Verdict; readonly why: string }> => {
  const answer = await api.apply(object, { as: 'dry-run', ...(namespace !== undefined && { namespace }) });
  if (answer.status < 300) return { verdict: 'accepted', why: '' };
  if (messageOf(answer) === 'no such kind') {
    return { verdict: 'skipped', why: `no CRD is at hand for ${object.kind ?? ''}, ${object.apiVersion ?? ''}` };
  }
  return { verdict: 'refused', why: messageOf(answer) };
};
