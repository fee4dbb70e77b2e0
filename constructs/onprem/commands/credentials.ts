import { parameterName } from '../../../config/aws/names';
import { sh, type CommandsProps } from './props';

/** Where Kubespray's secrets are kept. */
export function credentials({ environment, name }: CommandsProps): string {
  const { cloud } = environment;
  const secret = parameterName(environment, `kubespray/${name}`);
  const kept = cloud
    ? `Keep a copy in Secrets Manager, which only administrators may read, and take it from there onto another machine before any playbook runs there:

${sh(
  `tar -C "$SITE" -cz credentials artifacts |`,
  `  aws secretsmanager create-secret --region ${cloud.region} --name ${secret} --secret-binary fileb:///dev/stdin`,
  `aws secretsmanager get-secret-value --region ${cloud.region} --secret-id ${secret} --query SecretBinary --output text |`,
  '  base64 -d | tar -C "$SITE" -xz',
)}`
    : `Keep a copy in the company's password safe, and take it from there onto another machine before any playbook runs there:

${sh('tar -C "$SITE" -czf - credentials artifacts | gpg --symmetric --output "$HOME/' + name + '-credentials.tar.gz.gpg"')}`;
  return `## Credentials

Kubespray writes them in clear beside this file, and \`.gitignore\` keeps them out of git:

- \`credentials/\`: the key by which Secrets in etcd are encrypted, and the one by which the control plane shares its certificates
- \`artifacts/\`: \`admin.conf\`, the administrator's kubeconfig

Whoever has them has the cluster. ${kept}`;
}
