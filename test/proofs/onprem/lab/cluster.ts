import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabHost } from './lab-hosts';
import { cacheFolder } from '../../../../machine/cache-folder';
import { GPU_RESOURCE } from '../../../../config/kubernetes/labels-and-taints';

/** What the stand-in for kubectl says of one node. */
export interface LabNode {
  readonly name: string;
  readonly version: string;
  /** @default true */
  readonly ready?: boolean;
  /** GPUs that pods may ask for. @default 0 */
  readonly gpus?: number;
  /** What its web server's pod says when it is asked what does not work. @default nothing: all works */
  readonly says?: string;
}

export interface LabCluster {
  readonly nodes: readonly LabNode[];
  /** Address that the Service has got; empty for none. */
  readonly address: string;
  /** Whether its namespace cannot be deleted. @default false */
  readonly stuck?: boolean;
}

/** Folder of this machine with a file for each thing that is in the stand-in's cluster. */
export const made = (): string => cacheFolder('proofs', 'onprem', 'cluster');

/** Files below /etc with which a host answers for a cluster. */
const answers = ({ nodes, address, stuck = false }: LabCluster): Readonly<Record<string, string>> => ({
  kubectl: readFileSync(join(__dirname, 'kubectl.sh'), 'utf8'),
  address,
  there: made(),
  ...(stuck && { stuck: '' }),
  'nodes.json': JSON.stringify({ items: nodes.map(node) }),
  'pods.json': JSON.stringify({ items: nodes.map(pod) }),
  ...Object.fromEntries(nodes.map(({ name, says = '' }) => [`says-web-${name}`, says])),
});

const node = ({ name, version, ready = true, gpus = 0 }: LabNode) => ({
  metadata: { name },
  status: {
    conditions: [
      { type: 'Ready', status: ready ? 'True' : 'False', message: ready ? 'posting' : 'PLEG is not healthy' },
    ],
    nodeInfo: { kubeletVersion: version },
    allocatable: { cpu: '8', ...(gpus > 0 && { [GPU_RESOURCE]: String(gpus) }) },
  },
});

const pod = ({ name }: LabNode, index: number) => ({
  metadata: { name: `web-${name}` },
  spec: { nodeName: name },
  status: { podIP: `10.21.${index}.2`, conditions: [{ type: 'Ready', status: 'True' }] },
});

/** The host as the first of a cluster's control plane. */
export const answering = (host: LabHost, cluster: LabCluster): LabHost => ({
  ...host,
  etc: Object.fromEntries(Object.entries(answers(cluster)).map(([file, text]) => [`kubernetes/${file}`, text])),
  commands: ['chmod +x /etc/kubernetes/kubectl'],
});

/** The host with a Service's address, at which a web server answers. */
export const serving = (host: LabHost, address: string): LabHost => ({
  ...host,
  moreAddresses: [address],
  commands: [
    'mkdir /run/web; touch /run/web/hostname',
    `/usr/bin/env -C /run/web python3 -m http.server 80 --bind ${address} >/run/web.log 2>&1 &`,
  ],
});
