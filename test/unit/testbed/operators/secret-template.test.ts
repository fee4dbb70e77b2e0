import { describe, expect, it } from 'vitest';
import { filled } from '../../../../testbed/operators/secret-template';

const VALUES = { host: 'db.example', credentials: '{"username":"master","password":"secret"}' };

describe('filled', () => {
  it('given no template, then the Secret has the values themselves', () => {
    expect(filled({}, VALUES).data).toEqual(VALUES);
  });

  it('given values and a member of one that is JSON, then both are filled in', () => {
    const data = { url: 'postgres://{{ .host }}', password: '{{ (.credentials | fromJson).password }}' };

    expect(filled({ data }, VALUES).data).toEqual({ url: 'postgres://db.example', password: 'secret' });
  });

  it.each(['{{ .port }}', '{{ (.credentials | fromJson).port }}', '{{ .host | upper }}'])(
    'given %s, which has no value or is of another form, then it is refused',
    (text) => {
      expect(() => filled({ data: { text } }, VALUES)).toThrow('has no value');
    },
  );
});
