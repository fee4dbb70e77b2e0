import { MissingTool } from '../../machine/missing-tool';
import { endAll } from '../../machine/processes';

/** Whether an error is a person's to mend, so that its message says everything and a stack trace nothing. */
const isPlain = (error: unknown): error is Error =>
  error instanceof MissingTool || (error instanceof Error && error.name === 'RefusedError');

/**
 * Runs a tool's main function and ends this process: status as returned (0 where it returns no number), 1 for an error.
 * {@link MissingTool} is printed as its message, anything else with its stack. No child is left behind.
 */
export const runTool = (main: () => Promise<unknown>): void => {
  const finish = async (): Promise<number> => {
    try {
      const status = await main();
      return typeof status === 'number' ? status : 0;
    } catch (error) {
      console.error(isPlain(error) ? error.message : error);
      return 1;
    } finally {
      await endAll();
    }
  };
  void finish().then((status) => process.exit(status));
};
