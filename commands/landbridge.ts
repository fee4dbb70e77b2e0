import { COMMANDS } from './all';
import { rootFolder } from './harness/environments';
import { runProgram } from './harness/program';
import { runTool } from './harness/run-tool';

runTool(() => runProgram(COMMANDS, process.argv.slice(2), rootFolder()));
