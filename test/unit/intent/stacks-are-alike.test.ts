import { describe } from 'vitest';
import { holds, refuses, worldOf, type World } from '../../support/intent/check';
import { machineBound, untagged } from '../../support/intent/stacks';
import type { JsonObject } from '../../support/stack-json';
import { synthesized } from '../../support/synthesized';

const provider = (...tags: readonly string[]): JsonObject => ({
  aws: [{ default_tags: [{ tags: Object.fromEntries(tags.map((tag) => [tag, 'x'])) }] }],
});

describe('everything is tagged', () => {
  refuses(untagged, {
    'a stack without a provider': [worldOf({}), ['bad-stack: lacks provider']],
    'a provider without one of the tags': [
      worldOf({}, { provider: provider('landbridge:environment') }),
      ['bad-stack: lacks landbridge:stack'],
    ],
    'a resource that takes a tag for itself': [
      worldOf(
        { 'aws_vpc.v': { tags: { 'landbridge:stack': 'mine' } } },
        { provider: provider('landbridge:environment', 'landbridge:stack') },
      ),
      ['v: writes over landbridge:stack'],
    ],
  });
  holds(untagged, synthesized);
});

describe('each state is where every machine finds it', () => {
  const keptIn = (backend: JsonObject): World => worldOf({}, { terraform: { backend } });
  const wrong = 'keeps its state neither';
  refuses(machineBound, {
    'an absolute path': [keptIn({ local: { path: '/home/me/state' } }), [wrong]],
    'a bucket without a lock': [keptIn({ s3: { bucket: 'b' } }), [wrong]],
    'no backend at all': [worldOf({}), [wrong]],
  });
  holds(machineBound, synthesized);
});
