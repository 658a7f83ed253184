import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('is the same whatever order the keys were written in', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, 'ژ'], c: null } })).toBe('{"a":{"c":null,"d":[1,"ژ"]},"b":1}');
    expect(canonicalJson({ a: { c: null, d: [1, 'ژ'] }, b: 1 })).toBe('{"a":{"c":null,"d":[1,"ژ"]},"b":1}');
  });

  it('says the same as the value it is made of', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([NaN, Infinity, undefined, 1n])('refuses %p, which JSON cannot say', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});
