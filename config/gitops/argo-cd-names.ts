/** Namespace of Argo CD, its Applications and its Secrets. */
export const ARGO_CD_NAMESPACE = 'argocd';

/** Name of the Application and of the AppProject that all others come from. */
export const ROOT = 'root';

/** The cluster that Argo CD runs in, as Applications and AppProjects name it; a site is known by its own name. */
export const HUB_CLUSTER = 'cloud';

/** Address of the API of the cluster that Argo CD runs in. */
export const HUB_SERVER = 'https://kubernetes.default.svc';

/** Secret with the credential of the git repository; a person puts it there. */
export const REPOSITORY_SECRET = 'repository';

/** Secret with the client secret of single sign-on, and its one key; a person puts it there. */
export const SSO_SECRET = 'argocd-sso';
export const SSO_SECRET_KEY = 'clientSecret';

/** Local port through which Argo CD is reached without a host name of its own. */
export const LOCAL_PORT = 8443;

/** Lets a deleted Application take what it made with it, and an AppProject wait for its last Application. */
export const CASCADE_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** Annotation by which Argo CD orders what it syncs. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
/** Annotation with options for one object. */
export const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
/** What an object with data has there: neither going from git nor the Application's end removes it. */
export const KEEP = 'Prune=false,Delete=false';
