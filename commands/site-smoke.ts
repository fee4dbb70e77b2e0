import { runPlaybook } from './site/run-playbook';
import { runTool } from './harness/run-tool';

/** `npm run site-smoke -- <environment> <site> [--part cluster|platform] [options of ansible-playbook]`: looks whether the cluster works. */
runTool(() => {
  const args = process.argv.slice(2);
  const at = args.indexOf('--part');
  if (at >= 0) args.splice(at, 2, '-e', `landbridge_part=${args[at + 1] ?? ''}`);
  return runPlaybook({ root: process.cwd(), playbook: 'smoke', args });
});
