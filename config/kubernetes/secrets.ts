/** Secret with which a site's pods pull the platform's own images. */
export const PULL_SECRET = 'registry';
