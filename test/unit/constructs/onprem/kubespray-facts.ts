import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder with lists taken from a checkout of Kubespray v2.31.0; CI names it where it has one. */
export const FACTS = process.env['LANDBRIDGE_KUBESPRAY_FACTS'];

/** Variables that the release reads without a default of its own, with where it does. */
const WITHOUT_DEFAULT: Readonly<Record<string, string>> = {
  ip: 'roles/network_facts/tasks/main.yaml',
  node_labels: 'roles/kubernetes/node-label/tasks/main.yml',
};

/** Ansible's own (Ansible, "Connecting to hosts: behavioral inventory parameters"). */
const OF_ANSIBLE = ['ansible_host', 'ansible_port', 'ansible_user'];

/** Whether somebody reads a variable of this name: Kubespray, Ansible or our playbooks. */
export function isRead(name: string, folder: string): boolean {
  const known = lines(folder, 'variables-v2.31.0.tsv').map((line) => line.split('\t', 1)[0]);
  return name in WITHOUT_DEFAULT || OF_ANSIBLE.includes(name) || name.startsWith('landbridge_') || known.includes(name);
}

/** Versions of Kubernetes whose checksums the release has. */
export const kubernetesVersions = (folder: string): string[] => lines(folder, 'kubernetes-versions-v2.31.0.txt');

const lines = (folder: string, file: string): string[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
