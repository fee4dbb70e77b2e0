/** Namespace of Argo CD, its Applications and its Secrets. */
export const ARGO_CD_NAMESPACE = 'argocd';

/** Name of the Application that makes all others, and of its AppProject. */
export const ROOT = 'root';

/** The cluster that Argo CD runs in, as Applications and AppProjects name it; a site is known by its own name. */
export const HUB_CLUSTER = 'cloud';

/** Address of the API of the cluster that Argo CD runs in. */
export const HUB_SERVER = 'https://kubernetes.default.svc';

/** Secret with the credential of the git repository; a person puts it there. */
export const REPOSITORY_SECRET = 'repository';

/** Secret with the client secret of single sign-on, and its one key; a person puts it there. */ export const SSO_SECRET =
  'argocd-sso';
export const SSO_SECRET_KEY = 'clientSecret';

/** Local port at which people reach an Argo CD that has no host name. */
export const LOCAL_PORT = 8443;

/** With this finalizer a deleted Application first deletes what it made, and a deleted AppProject waits for its last Application. */
export const CASCADE_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/**
 * Annotation of an object that waits for a person: it shows that it is degraded, and its Application is healthy all the same, so that the
 * next wave starts (Argo CD operator manual, "Resource health", "Ignoring Child Resource Health Check in Applications").
 */
export const WAITS_ALONE = { 'argocd.argoproj.io/ignore-healthcheck': 'true' } as const;

/** Annotation by which Argo CD orders what it syncs. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
/** Annotation with options for one object. */
export const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
/** Options of an object with data: Argo CD keeps it when it goes from git, and when the Application is deleted. */
export const KEEP = 'Prune=false,Delete=false';
