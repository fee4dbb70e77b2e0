import { describe, expect, it } from '@jest/globals';
import { reach } from '../../../../commands/check/reach';
import { cloudOf, cloudOnly, hybrid, onpremOnly, parsed } from '../../../support/drafts';

describe('reach', () => {
  it('names the networks of a public API', () => {
    expect(reach(parsed(hybrid()))).toEqual(['deploy from 203.0.113.0/24, over the internet']);
  });

  it('names the sites that a private API admits over their VPN', () => {
    const draft = hybrid();
    cloudOf(draft).api = 'private';
    expect(reach(parsed(draft))).toEqual(['deploy from site seoul (10.20.0.0/24), over its VPN']);
  });

  it('says so when nobody reaches it', () => {
    const draft = cloudOnly();
    cloudOf(draft).api = 'private';
    expect(reach(parsed(draft))).toEqual(['deploy from nowhere yet: the API is private and no site has a VPN']);
  });

  it('has nothing to say without a cloud half', () => {
    expect(reach(parsed(onpremOnly()))).toEqual([]);
  });
});
