import { type Rule, warning } from '../load/fault';

/** The platform's own images are somewhere: in the cloud's repositories, or in a registry that is named. Without them the rest of the platform runs. */
export const release: Rule = ({ cloud, release: { registry }, sites }) =>
  cloud || registry !== undefined || Object.keys(sites).length === 0
    ? []
    : [
        warning(
          ['release', 'registry'],
          undefined,
          "without a cloud the pipeline's image is in a registry that is named; with none, no pipeline is installed",
          "write release: { registry: 'registry.acme.example/platform' }, a registry that every host reaches",
        ),
      ];
