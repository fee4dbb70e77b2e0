import { describe, expect, it } from 'vitest';
import { readCall } from '../../../../testbed/karpenter/aws-call';

const signed = (service: string, headers = {}) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20261121/ap-northeast-2/${service}/aws4_request, SignedHeaders=host`,
  ...headers,
});

describe('reading a call to AWS', () => {
  it('given the query protocol, then the action and its parameters are in the body', () => {
    const headers = signed('ec2', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' });
    const body = 'Action=TerminateInstances&InstanceId.1=i-1&Version=2016-11-15';

    expect(readCall({ method: 'POST', path: '/', headers, body })).toMatchObject({
      ...{ service: 'ec2', action: 'TerminateInstances' },
      parameters: { 'InstanceId.1': 'i-1' },
    });
  });

  it('given the JSON protocol, then the action is in the target', () => {
    const headers = signed('sqs', {
      'x-amz-target': 'AmazonSQS.GetQueueUrl',
      'content-type': 'application/x-amz-json-1.0',
    });

    expect(readCall({ method: 'POST', path: '/', headers, body: '{"QueueName":"hybrid-karpenter"}' })).toEqual({
      ...{ service: 'sqs', action: 'GetQueueUrl' },
      parameters: { QueueName: 'hybrid-karpenter' },
    });
  });

  it('given a REST path, then method and path without the query are the action', () => {
    const call = readCall({ method: 'GET', path: '/clusters/hybrid?a=b', headers: signed('eks'), body: '' });

    expect(call).toEqual({ service: 'eks', action: 'GET /clusters/hybrid', parameters: {} });
  });
});
