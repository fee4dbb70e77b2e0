import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { KUBESPRAY_KUBERNETES_PATCHES } from '../../../../config/versions';
import { groupVars } from '../../../../constructs/onprem/group-vars';
import { inventory } from '../../../../constructs/onprem/inventory';
import { yamlText } from '../../../../config/yaml/print-yaml';
import { hybrid, onpremOnly, parsed, siteOf, type Draft } from '../../../support/drafts';
import type { KubesprayInventory } from '../../../support/kubespray-inventory';
import { FACTS, isRead, kubernetesVersions } from './kubespray-facts';

/** `hybrid` with what no example has. */
function otherwise(): Draft {
  const draft = hybrid();
  Object.assign(siteOf(draft), { proxyMode: 'ipvs', sshPort: 2222 });
  siteOf(draft).workers = { ...siteOf(draft).workers, cpu1: { address: '10.20.0.31' } };
  return draft;
}

/** Every variable that is emitted for any host, whatever the choices. */
function emitted(): string[] {
  const names = [hybrid(), onpremOnly(), otherwise()].flatMap((draft) => {
    const environment = parsed(draft);
    return Object.entries(environment.sites).flatMap(([name, site]) => {
      const { all } = parse(yamlText(inventory(name, site))) as Pick<KubesprayInventory, 'all'>;
      return [...Object.values(all.hosts), ...Object.values(groupVars(environment, name, site))].flatMap((vars) =>
        Object.entries(vars)
          .filter(([, value]) => value !== undefined)
          .map(([key]) => key),
      );
    });
  });
  return [...new Set(names)].sort();
}

/** The lists come from a checkout, which not everybody has. */
const withFacts = FACTS === undefined ? describe.skip : describe;

withFacts('with the lists of Kubespray v2.31.0', () => {
  const folder = FACTS ?? '';

  it.each(emitted())('somebody reads %s', (name) => {
    expect(isRead(name, folder) ? 'read' : `nobody reads ${name}`).toBe('read');
  });

  it('its versions of Kubernetes are those that a site may ask for', () => {
    const ours = Object.entries(KUBESPRAY_KUBERNETES_PATCHES).flatMap(([minor, highest]) =>
      Array.from({ length: highest + 1 }, (_, patch) => `${minor}.${patch}`),
    );

    expect(ours).toEqual(kubernetesVersions(folder));
  });
});

describe('the variables', () => {
  it("never switch on what is out of date in Kubespray, or Argo CD's", () => {
    const unwanted = /^(nvidia_|metallb_|argocd_|cert_manager_|ingress_|helm_|local_)/;

    expect(emitted().filter((name) => unwanted.test(name))).toEqual([]);
  });
});
