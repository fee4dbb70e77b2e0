import { runTool } from '../../commands/harness/run-tool';
import { goPrograms } from '../../testbed/components/go-programs';
import type { PinName } from '../../testbed/components/go-pins';

/** Builds the Go programs of the pins that are named, in their order. It is a program of its own so that it can be niced. */
runTool(() => goPrograms(process.argv.slice(2) as PinName[], { log: console.log }));
