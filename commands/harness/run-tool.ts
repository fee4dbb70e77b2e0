import { endAll } from '../../machine/processes';
import { STATUS, tell } from './status';

/**
 * Runs a program's main function and ends this process with the status that it returns, 0 where it returns no number. Errors
 * are told by {@link tell}, the one place for them. No child is left behind.
 */
export const runTool = (main: () => Promise<unknown>): void => {
  const finish = async (): Promise<number> => {
    try {
      const status = await main();
      return typeof status === 'number' ? status : STATUS.well;
    } catch (error) {
      return tell(error);
    } finally {
      await endAll();
    }
  };
  void finish().then((status) => {
    // What was printed into a pipe is written before the process ends.
    process.exitCode = status;
    process.stdout.write('', () => process.stderr.write('', () => process.exit(status)));
  });
};
