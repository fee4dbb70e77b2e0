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
 * How a person installs Argo CD on a site, in an environment without a cloud. The order is Terraform's order in a cloud; each step needs
 * the one before.
 *
 * Source: Argo CD operator manual, "Installation", "Helm", and "Cluster bootstrapping".
 */
export const argoCd = ({
  environment,
  name,
}: CommandsProps): string => `There is no cloud in this environment, so Argo CD runs on ${name} itself. You need Helm 3 on this machine. First install Argo CD, and the Secret
that tells it of its own cluster:

${sh(
  `kubectl create namespace ${ARGO_CD_NAMESPACE}`,
  `kubectl label namespace ${ARGO_CD_NAMESPACE} pod-security.kubernetes.io/enforce=restricted`,
  install('argocd', 'argo-cd', ARGO_CD_CHART_VERSION, 'values'),
  'kubectl apply -f "$SITE/argo-cd/cluster.yaml"',
  'umask 077 && keys=$(mktemp -d)',
)}

### ${gitCredential(environment, KUBECTL)}

### AppProjects and the root Application

Argo CD refuses every Application that has no AppProject, so the AppProjects come first. The root Application then installs \`${rendered(clusterFolder({ name, environment }))}.yaml\`, and that Application installs everything else:

${sh(
  apps('argocd-projects', 'projects'),
  apps(`argocd-${ROOT}`, 'root'),
  `${KUBECTL} wait application ${ROOT} --for=jsonpath='{.status.sync.status}'=Synced --timeout=5m`,
  `${KUBECTL} get applications`,
  'rmdir "$keys"',
)}

\`argocd admin dashboard -n ${ARGO_CD_NAMESPACE}\` shows Argo CD, with your own rights in the cluster and without a login. After a change of a file \`argo-cd/*.yaml\` run its \`helm upgrade\` again. You run these
three; Argo CD installs everything else. To remove everything, uninstall in the reverse order (\`helm uninstall --wait argocd-${ROOT}\`, \`argocd-projects\`, \`argocd\`). Applications that hold data stay.`;
