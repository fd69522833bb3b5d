import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from '../../shared/wire';

it('a message comes out as it went in, bytes included', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.uint8Array(),
      tie('list'),
      tie('record'),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    record: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  })).value;
  fc.assert(
    fc.property(value, (message) => {
      expect(decodeMessage(encodeMessage(message))).toEqual(message);
    }),
  );
});

it('bytes are coded as everybody codes them', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const base64 = Buffer.from(bytes).toString('base64');
      expect(encodeMessage([bytes, Buffer.from(bytes)])).toBe(
        JSON.stringify([{ $bytes: base64 }, { $bytes: base64 }]),
      );
    }),
  );
});

it('text that is no message is refused', () => {
  expect(() => decodeMessage('{"$bytes": "*"}')).toThrow(RangeError);
  expect(() => decodeMessage('{')).toThrow(SyntaxError);
});
