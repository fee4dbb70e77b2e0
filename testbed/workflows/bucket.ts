/** A bucket of the emulator, as a person with all rights sees it. */
export interface Bucket {
  readonly name: string;
  put(key: string, text: string): Promise<void>;
  /** An object's text. @throws Error where there is none */
  get(key: string): Promise<string>;
  /** Keys below a prefix, in order. */
  keys(prefix: string): Promise<readonly string[]>;
}

/** Makes a bucket, if need be. Calls are not signed: the emulator asks nobody who they are. */
export const bucketOf = async (emulator: string, name: string): Promise<Bucket> => {
  const ask = async (method: string, path: string, body?: string): Promise<string> => {
    const answer = await fetch(`${emulator}/${name}${path}`, {
      method,
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request' },
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${name}${path}: HTTP ${answer.status} ${text}`);
    return text;
  };
  await ask('PUT', '');
  return {
    name,
    put: async (key, text) => void (await ask('PUT', `/${key}`, text)),
    get: (key) => ask('GET', `/${key}`),
    keys: async (prefix) => {
      const listed = await ask('GET', `?list-type=2&prefix=${encodeURIComponent(prefix)}`);
      return [...listed.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key).sort();
    },
  };
};
