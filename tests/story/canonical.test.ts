import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, sorted } from '../../shared/story/canonical';

/** Hashes of journals lie on disks for good: their text must never come out otherwise than it did. */

it('writes what JSON.stringify writes of the value with its keys sorted', () => {
  const value = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' });
  const numbered = fc.dictionary(fc.constantFrom('10', '9', '01', 'a', 'B', '', '1e3', '-1'), value);
  fc.assert(
    fc.property(fc.oneof(value, numbered, fc.array(numbered)), (one) => {
      expect(canonicalJson(one)).toBe(JSON.stringify(sorted(one)));
    }),
  );
});

it('leaves out what is not there, and writes null for it in a list', () => {
  expect(canonicalJson({ b: undefined, a: [undefined, 1], c: { d: undefined } })).toBe(
    '{"a":[null,1],"c":{}}',
  );
});

it('says the same of a value whatever order its keys were set in', () => {
  expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe(canonicalJson({ a: { c: 3, d: 2 }, b: 1 }));
  expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
});
