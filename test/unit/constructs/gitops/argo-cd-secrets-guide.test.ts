import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasCloud } from '../../../../config/kubernetes/clusters';
import { argoCdSecretsGuide } from '../../../../constructs/gitops/argo-cd-secrets-guide';
import { cloudOf, cloudOnly, hybrid, parsed, type Draft } from '../../../support/drafts';
import { synthesized } from '../../../support/synthesized';

function guide(draft: Draft, change: (draft: Draft) => void = () => undefined): string {
  change(draft);
  const environment = parsed(draft);
  if (!hasCloud(environment)) throw new Error('there is no cloud half');
  return argoCdSecretsGuide(environment);
}

const withSso = (draft: Draft): void => {
  cloudOf(draft).argoCd = {
    host: 'argocd.acme.example',
    adminLogin: 'on',
    sso: { issuer: 'https://login.acme.example', clientId: 'argocd', groups: { ops: 'admin' } },
  };
};

const GUIDES = [
  ['a deploy key', guide(hybrid())],
  ['a token', guide(cloudOnly())],
  ['everything', guide(hybrid(), withSso)],
] as const;

const commands = (text: string): string =>
  [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block).join('');

describe.each(GUIDES)('the guide with %s', (_what, text) => {
  it('is commands that Bash understands', () => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: commands(text), encoding: 'utf8' });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('names the cluster in each call of it, so that none goes to another one', () => {
    const calls = commands(text).match(/kubectl (?!label --local)[^|\n]*/g) ?? [];

    expect(calls.length).toBeGreaterThan(3);
    for (const call of calls) expect(call).toMatch(/^kubectl --context (hybrid|cloud-only) -n argocd /);
  });

  it('has no secret in the arguments of a program', () => {
    const literal = [...commands(text).matchAll(/--from-literal=(\w+)/g)].map(([, key]) => key);

    expect(['type', 'url', 'username']).toEqual(expect.arrayContaining(literal));
  });

  it('removes every secret that it wrote', () => {
    const written = [...commands(text).matchAll(/(?:-f|>) "\$keys\/([\w-]+)"/g)].map(([, file = '']) => file);

    expect(written.length).toBeGreaterThan(0);
    for (const file of written) expect(commands(text)).toMatch(new RegExp(`rm "\\$keys"?/${file}`));
  });
});

describe('the guide', () => {
  it('signs in where the cluster is', () => {
    expect(guide(hybrid())).toContain('aws eks update-kubeconfig --region ap-northeast-2 --name hybrid --alias hybrid');
    expect(guide(cloudOnly())).toContain('--region us-east-1 --name cloud-only --alias cloud-only');
  });

  it('makes a deploy key for SSH and asks for a token for https', () => {
    expect(guide(hybrid())).toContain('--from-file=sshPrivateKey="$keys/deploy-key"');
    expect(guide(cloudOnly())).toContain('--from-file=password="$keys/token"');
    expect(guide(cloudOnly())).not.toContain('ssh-keygen');
  });

  it('labels the credential as Argo CD looks for it', () => {
    expect(guide(hybrid())).toContain('argocd.argoproj.io/secret-type=repository');
  });

  it('puts the client secret where the values look for it, only where there is single sign-on', () => {
    expect(guide(hybrid(), withSso)).toMatch(
      /create secret generic argocd-sso .*\n.*--from-file=clientSecret=.*\n.*app\.kubernetes\.io\/part-of=argocd/,
    );
    expect(guide(hybrid())).not.toContain('argocd-sso');
  });

  it('says where single sign-on returns to', () => {
    const text = guide(hybrid(), withSso);

    expect(text).toContain('- `https://argocd.acme.example/auth/callback`');
    expect(text).toContain('- `https://localhost:8443/auth/callback`');
  });

  it('fetches the first password only where the account admin is on', () => {
    expect(guide(hybrid(), withSso)).toContain('argocd-initial-admin-secret');
    expect(guide(hybrid())).not.toContain('argocd-initial-admin-secret');
  });
});

describe('what is rendered for Argo CD', () => {
  const { rendered } = synthesized();

  it.each(['hybrid', 'cloud-only'])('in %s is the folder that the root Application reads, and the guide', (name) => {
    expect(Object.keys(rendered)).toEqual(
      expect.arrayContaining([
        `${name}/ARGO-CD-SECRETS.md`,
        `${name}/gitops/README.md`,
        `${name}/gitops/default-project.yaml`,
      ]),
    );
  });

  it('lets the project that is always there do nothing', () => {
    for (const name of ['hybrid', 'onprem-only'])
      expect(parse(rendered[`${name}/gitops/default-project.yaml`] ?? '')).toMatchObject({
        metadata: { name: 'default' },
        spec: {
          ...{ sourceRepos: [], destinations: [] },
          ...{ clusterResourceWhitelist: [], namespaceResourceWhitelist: [] },
        },
      });
  });
});
