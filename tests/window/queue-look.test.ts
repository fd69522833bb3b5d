import { describe, expect, it } from 'vitest';
import { fullness, statusTone } from '../../renderer/queue-look';

describe('a row of the queue', () => {
  it('is as full as it is long against its commission, never more than full', () => {
    expect(fullness({ wordCount: 260, commissionedLength: 520 })).toBe(0.5);
    expect(fullness({ wordCount: 600, commissionedLength: 520 })).toBe(1);
    expect(fullness({ wordCount: 600, commissionedLength: null })).toBeNull();
  });

  it('has the colour of what its status means', () => {
    expect((['writing', 'subs', 'sent', 'kill'] as const).map(statusTone)).toEqual([
      'plain',
      'amber',
      'green',
      'red',
    ]);
  });
});
