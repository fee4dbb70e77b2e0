import { repositoryRoot, setting } from '../machine/cache-folder';
import { COMMANDS } from './all';
import { runProgram } from './harness/program';
import { runTool } from './harness/run-tool';

// A folder of one's own may hold the environments; by default it is the one that the program is in.
const root = setting('LANDBRIDGE_ROOT') ?? repositoryRoot;

runTool(() => runProgram(COMMANDS, process.argv.slice(2), root));
