import { describe, expect, it } from 'vitest';
import { awsEnvironment } from '../../../../testbed/emulators/aws-environment';

const urls = { ministackUrl: 'http://127.0.0.1:1001', motoUrl: 'http://127.0.0.1:1002' };

describe('awsEnvironment', () => {
  it('takes away whatever of the user could lead to a real account', () => {
    const theirs = {
      AWS_PROFILE: 'production',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
      AWS_ENDPOINT_URL_S3: 'https://real',
      PATH: '/bin',
    };
    const env = awsEnvironment(urls, 'ap-northeast-2', theirs);
    for (const name of [
      'AWS_PROFILE',
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
      'AWS_ENDPOINT_URL_S3',
      'AWS_SESSION_TOKEN',
    ]) {
      expect(Object.entries(env)).toContainEqual([name, undefined]);
    }
    expect(env).not.toHaveProperty('PATH');
  });

  it('sends services to the emulator that has them, all of them to this machine', () => {
    const env = awsEnvironment(urls, 'ap-northeast-2', {});
    expect(env).toMatchObject({ AWS_ENDPOINT_URL: urls.ministackUrl, AWS_ENDPOINT_URL_EC2: urls.motoUrl });
    const endpoints = Object.entries(env).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL'));
    expect(endpoints.every(([, url]) => url?.startsWith('http://127.0.0.1:'))).toBe(true);
  });
});
