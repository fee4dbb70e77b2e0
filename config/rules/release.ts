import { error } from '../fault';
import type { Rule } from './rule';

/** The platform's own images are somewhere: in the cloud's repositories, or in a registry that is named. */
export const release: Rule = ({ cloud, release: { registry }, sites }) =>
  cloud || registry !== undefined || Object.keys(sites).length === 0
    ? []
    : [
        error(
          ['release', 'registry'],
          undefined,
          "without a cloud the platform's own images are in a registry that is named",
          "write release: { registry: 'registry.acme.example/platform' }, a registry that every host reaches",
        ),
      ];
