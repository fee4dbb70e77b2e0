/** What is wrong with a certificate, and a fix unless that is obvious. */
export interface CertificateFault {
  readonly rule: string;
  readonly fix?: string;
}

const PEM = /^-----BEGIN CERTIFICATE-----\r?\n([A-Za-z0-9+/=\r\n]+?)\r?\n-----END CERTIFICATE-----$/;

/** DER of the extension that says whether a certificate is an authority's (RFC 5280, 4.2.1.9), up to `cA` with the value true. */
const IS_AUTHORITY = /0603551d13(?:0101ff)?04..30..0101ff/;

/**
 * Faults of a text that should be the certificate of one authority, as far as they show without cryptography; AWS checks the rest. Its
 * expiry is not checked, because the result would change from day to day.
 *
 * Source: RFC 7468, section 5; RFC 5280, section 4.1.
 */
export function certificateFault(text: string): CertificateFault | undefined {
  if (text.includes('PRIVATE KEY')) {
    return {
      rule: "an authority's private key never leaves its site",
      fix: 'remove it here; if it was committed or shown, delete the Secret internal-authority on the site, so that cert-manager makes a new one',
    };
  }
  if (text.split('-----BEGIN ').length > 2)
    return { rule: 'a site has one authority, and here are several certificates' };
  const body = PEM.exec(text.trim())?.[1];
  if (body === undefined)
    return { rule: 'a certificate is given as PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----' };
  const der = Buffer.from(body, 'base64');
  if (lengthInDer(der) !== der.length)
    return { rule: 'the certificate is complete, and this one has a missing or an extra part' };
  if (!IS_AUTHORITY.test(der.toString('hex'))) {
    return {
      rule: 'AWS trusts the certificate of an authority, and this one may not sign others (basicConstraints without CA:TRUE)',
    };
  }
  return undefined;
}

/** Length of the outermost element in bytes, as it says itself, its head included (X.690, 8.1.3). */
function lengthInDer(der: Buffer): number | undefined {
  const [tag, first = 0] = der;
  if (tag !== 0x30) return undefined;
  if (first < 0x80) return 2 + first;
  const bytes = first & 0x7f;
  return bytes >= 1 && bytes <= 4 && der.length >= 2 + bytes ? 2 + bytes + der.readUIntBE(2, bytes) : undefined;
}
