import { runPlaybook } from './site/run-playbook';
import { runTool } from './harness/run-tool';

/** `npm run site-precheck -- <environment> <site> [options of ansible-playbook]`: looks whether the hosts are ready for Kubespray. */
runTool(() => runPlaybook({ root: process.cwd(), playbook: 'precheck', args: process.argv.slice(2) }));
