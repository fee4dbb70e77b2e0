/** Secret with which a site's pods pull the platform's own images. */
export const PULL_SECRET = 'registry';

/** Secret with the keys of a site's bucket; Rook makes it for the claim of that name. */
export const STORE_SECRET = 'storage';

/** Secret with the authorities that a cluster's pods trust, and its one key. */
export const TRUST_SECRET = 'trust';
export const TRUST_KEY = 'ca.crt';

/** Issuer of certificates that only the cluster's own programs trust. */
export const INTERNAL_ISSUER = 'internal';
