import { eventually } from '../../machine/eventually';
import { applicationsOf, described, stateOf, type ApplicationState } from './applications';
import { applicationFiles } from './local-tree';
import type { ArgoCdHarness } from './argo-cd-harness';

/** Names of all Applications that the tree has, and of the root one. */
export const expectedApplications = ({ tree, environment, hub, spoke }: ArgoCdHarness): string[] => [
  'root',
  ...[hub, spoke].flatMap(({ name }) => [
    name,
    ...applicationFiles(tree, environment.name, name).map((app) => `${name}-${app}`),
  ]),
];

const isWell = (application: ApplicationState | undefined): boolean =>
  application !== undefined &&
  stateOf(application) === 'Synced Healthy' &&
  application.status?.operationState?.phase !== 'Running';

/**
 * Waits until Applications are synced and healthy, and nothing runs.
 *
 * @param names of those that have to be. @default all of the tree
 */
export const settled = (harness: ArgoCdHarness, names = expectedApplications(harness), seconds = 900): Promise<true> =>
  eventually(
    `${names.length} Applications to be synced and healthy`,
    async () => {
      const all = await applicationsOf(harness.hub.api);
      return names.every((name) => isWell(all.get(name)));
    },
    {
      seconds,
      state: async () => {
        const all = await applicationsOf(harness.hub.api);
        return names
          .filter((name) => !isWell(all.get(name)))
          .map((name) => {
            const application = all.get(name);
            return application ? described(application).slice(0, 400) : `${name} is not there`;
          });
      },
    },
  );
