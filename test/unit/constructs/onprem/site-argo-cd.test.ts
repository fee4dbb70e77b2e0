import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ARGO_CD_KINDS, ARGO_CD_PROJECTS } from '../../../../apps/argo-cd-settings';
import { argoCdValuesOnSite } from '../../../../helm-values/argo-cd';
import { projectsValues } from '../../../../helm-values/argocd-apps';
import { commands } from '../../../../constructs/onprem/commands';
import { hybrid, onpremOnly, parsed, siteOf } from '../../../support/drafts';
import { at, gitopsTree } from '../../../support/gitops';
import { synthesized } from '../../../support/synthesized';

const FOLDER = 'onprem-only/onprem/busan/argo-cd';
const { rendered } = synthesized();
const file = (name: string): unknown => parse(rendered[`${FOLDER}/${name}.yaml`] ?? '');

/** `onprem-only` with a second site; Argo CD is on the first by name, `busan`. */
function withSeoul() {
  const draft = onpremOnly();
  draft.sites = { seoul: structuredClone(siteOf(hybrid())), busan: siteOf(draft, 'busan') };
  delete draft.sites['seoul']?.vpn;
  return parsed(draft);
}
const commandsFor = (name: string): string => {
  const environment = withSeoul();
  const site = environment.sites[name];
  if (!site) throw new Error(`no site ${name}`);
  return commands({ environment, name, site, source: 'environments/onprem-only.ts' });
};

describe('Argo CD of a site without a cloud', () => {
  it('is on any worker, since no node there is marked for it', () => {
    expect(JSON.stringify(file('values'))).not.toContain('landbridge/nodes');
    expect(at(file('values'), 'global')).not.toHaveProperty('nodeSelector');
  });

  it('runs twice with three hosts for any pod, and once with fewer: its Redis has three pods, each on another host', () => {
    const draft = onpremOnly();
    const site = siteOf(draft, 'busan');
    const made = (): object => {
      const { sites, ...environment } = parsed(draft);
      if (!sites['busan']) throw new Error('the draft has busan');
      return argoCdValuesOnSite(environment, sites['busan'], ARGO_CD_KINDS);
    };

    // Of three workers two are kept free for GPU work.
    expect(made()).not.toHaveProperty('redis-ha');
    site.workers = { ...site.workers, cpu2: { address: '10.30.0.18' }, cpu3: { address: '10.30.0.19' } };
    expect(made()).toHaveProperty('redis-ha');
  });

  it("knows its own cluster by the site's name, as every Application calls it", () => {
    const names = gitopsTree()
      .filter(({ environment, kind, app }) => environment === 'onprem-only' && kind === 'Application' && !app)
      .map(({ body }) => at(body, 'spec', 'destination', 'name'));

    expect(new Set(names)).toEqual(new Set([at(file('cluster'), 'stringData', 'name')]));
    expect(at(file('cluster'), 'stringData', 'server')).toBe('https://kubernetes.default.svc');
  });

  it('lets each Application go where it goes', () => {
    const applications = gitopsTree().filter(
      ({ environment, kind, app }) => environment === 'onprem-only' && kind === 'Application' && !app,
    );

    expect(applications.length).toBeGreaterThan(5);
    for (const { body } of applications) {
      const project = String(at(body, 'spec', 'project'));
      expect(at(file('projects'), 'projects', project, 'destinations')).toContainEqual(at(body, 'spec', 'destination'));
    }
  });

  it('reads its Applications where the tree has them, and empties the default project', () => {
    expect(at(file('root'), 'applications', 'root', 'source', 'path')).toBe('rendered/onprem-only/gitops');
    expect(at(parse(rendered['onprem-only/gitops/default-project.yaml'] ?? ''), 'spec', 'destinations')).toEqual([]);
  });

  it('is not rendered for a site beside a cloud, whose Argo CD Terraform installs', () => {
    expect(
      Object.keys(rendered).filter((path) => path.startsWith('hybrid/onprem') && path.includes('argo-cd')),
    ).toEqual([]);
  });

  it('is installed in the order in which each step finds the one before', () => {
    const text = commandsFor('busan');
    const steps = ['create namespace', 'argo-cd/values.yaml', 'argo-cd/cluster.yaml', 'secret generic repository'];
    const places = [...steps, 'argo-cd/projects.yaml', 'argo-cd/root.yaml'].map((step) => text.indexOf(step));

    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('has every file that its commands name', () => {
    const named = [...commandsFor('busan').matchAll(/"\$SITE\/argo-cd\/([\w-]+)\.yaml"/g)].map(
      ([, name]) => name ?? '',
    );

    expect(named.sort()).toEqual(['cluster', 'projects', 'root', 'values']);
    for (const name of named) expect(rendered).toHaveProperty([`${FOLDER}/${name}.yaml`]);
  });

  it('gets the credential of another site from there, and that site installs none', () => {
    const text = commandsFor('seoul');

    expect(text).toContain('Argo CD runs on busan. Hand over busan first');
    expect(text).toContain('onprem/busan/artifacts/admin.conf" apply');
    expect(text).not.toContain('helm upgrade');
  });

  it('has one root project, on the site that it runs on', () => {
    const { root } = projectsValues(withSeoul(), ARGO_CD_PROJECTS).projects;

    expect(root?.destinations).toEqual([{ name: 'busan', namespace: 'argocd' }]);
  });
});
