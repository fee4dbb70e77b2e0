/** Namespace of front end and back end. */
export const BACK_OFFICE = 'back-office';

/** Port at which each of them answers, with TLS. */
export const PORT = 8443;
