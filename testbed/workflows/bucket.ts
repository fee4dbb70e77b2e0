/** A bucket of the emulator, as a person with all rights sees it. */
export interface Bucket {
  readonly name: string;
  put(key: string, text: string): Promise<void>;
  /** An object's text. @throws Error where there is none */
  get(key: string): Promise<string>;
  /** Keys below a prefix, in order. */
  keys(prefix: string): Promise<readonly string[]>;
}

/** Makes a bucket in a region, if need be. Calls are not signed: the emulator asks nobody who they are, but reads the region there. */
export const bucketOf = async (emulator: string, name: string, region: string): Promise<Bucket> => {
  const ask = async (method: string, path: string, body?: string): Promise<string> => {
    const answer = await fetch(`${emulator}/${name}${path}`, {
      method,
      headers: { authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/s3/aws4_request` },
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${name}${path}: HTTP ${answer.status} ${text}`);
    return text;
  };
  // us-east-1 is the one that nobody may name (Amazon S3, "CreateBucket").
  const elsewhere = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
  await ask('PUT', '', region === 'us-east-1' ? undefined : elsewhere);
  return {
    name,
    put: async (key, text) => {
      await ask('PUT', `/${key}`, text);
    },
    get: (key) => ask('GET', `/${key}`),
    keys: async (prefix) => {
      const listed = await ask('GET', `?list-type=2&prefix=${encodeURIComponent(prefix)}`);
      return [...listed.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key).sort();
    },
  };
};
