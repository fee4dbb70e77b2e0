import { ARGO_CD_NAMESPACE, ROOT } from '../../../config/gitops/argo-cd-names';
import { clusterFolder, rendered } from '../../../config/layout';
import { ARGO_CD_APPS_CHART_VERSION, ARGO_CD_CHART_VERSION } from '../../../config/versions';
import { gitCredential } from '../../gitops/git-credential';
import { sh, type CommandsProps } from './kubespray-commands';

const REPOSITORY = 'https://argoproj.github.io/argo-helm';
const KUBECTL = `kubectl -n ${ARGO_CD_NAMESPACE}`;

const install = (release: string, chart: string, version: string, values: string): string =>
  [
    `helm upgrade --install ${release} ${chart} --repo ${REPOSITORY} --version ${version}`,
    `--namespace ${ARGO_CD_NAMESPACE} --values "$SITE/argo-cd/${values}.yaml" --wait --timeout 15m`,
  ].join(' ');
const apps = (release: string, values: string): string =>
  install(release, 'argocd-apps', ARGO_CD_APPS_CHART_VERSION, values);

/**
 * How Argo CD comes to a site without a cloud, in the order in which Terraform does it in one: each step needs the one before.
 *
 * Source: Argo CD operator manual, "Installation", "Helm", and "Cluster bootstrapping".
 */
export const argoCd = ({
  environment,
  name,
}: CommandsProps): string => `There is no cloud in this environment, so Argo CD runs on ${name} itself. You need Helm 3 on this machine. First the program, and the Secret by which it knows the
cluster that it runs in:

${sh(
  `kubectl create namespace ${ARGO_CD_NAMESPACE}`,
  `kubectl label namespace ${ARGO_CD_NAMESPACE} pod-security.kubernetes.io/enforce=restricted`,
  install('argocd', 'argo-cd', ARGO_CD_CHART_VERSION, 'values'),
  'kubectl apply -f "$SITE/argo-cd/cluster.yaml"',
  'umask 077 && keys=$(mktemp -d)',
)}

### ${gitCredential(environment, KUBECTL)}

### AppProjects and the root Application

Without the AppProjects every Application is refused. The root Application then brings \`${rendered(clusterFolder({ name, environment }))}.yaml\`, and that one everything else:

${sh(
  apps('argocd-projects', 'projects'),
  apps(`argocd-${ROOT}`, 'root'),
  `${KUBECTL} wait application ${ROOT} --for=jsonpath='{.status.sync.status}'=Synced --timeout=5m`,
  `${KUBECTL} get applications`,
  'rmdir "$keys"',
)}

\`argocd admin dashboard -n ${ARGO_CD_NAMESPACE}\` shows it, with your own rights in the cluster and no login. After a change of \`argo-cd/*.yaml\` run its \`helm upgrade\` again: these three are yours to
run, everything below them is Argo CD's. To remove it all, uninstall in the reverse order (\`helm uninstall --wait argocd-${ROOT}\`, \`argocd-projects\`, \`argocd\`); what holds data stays.`;
