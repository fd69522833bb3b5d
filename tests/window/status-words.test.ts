import { describe, expect, it } from 'vitest';
import { byGroup } from '../../renderer/command-lists';
import { depthWords, durabilityWords, languageName, lengthWords } from '../../renderer/status-words';
import { Voice } from '../../renderer/voice';
import { words } from '../../shared/story/words';

const [id, en] = [new Voice('id', 'Asia/Jakarta'), new Voice('en', 'Asia/Jakarta')];

describe('the status line', () => {
  it('is green only for what is on disk', () => {
    const notice = {
      kind: 'io' as const,
      code: 'disk.full',
      what: words('disk penuh', 'disk full'),
      kept: words('', ''),
      todo: words('', ''),
    };
    expect(durabilityWords({ kind: 'onDisk' }, 0, en)).toEqual({ text: 'On disk', tone: 'good' });
    expect(durabilityWords({ kind: 'saving', sinceMs: 0 }, 0.2, en).text).toBe('Saving…');
    expect(durabilityWords({ kind: 'saving', sinceMs: 0 }, 40.4, en)).toEqual({
      text: 'Saving… 40 ms',
      tone: 'waiting',
    });
    expect(durabilityWords({ kind: 'saving', sinceMs: 0 }, 2_340, id).text).toBe('Menyimpan… 2,3 dtk');
    const failed = durabilityWords({ kind: 'notSaved', notice }, 0, id);
    expect(failed.tone).toBe('bad');
    expect(failed.text).toContain('disk penuh');
    const placed = (place: string) => {
      const what = words(`${place}: disk penuh`, `${place}: the disk is full`);
      return durabilityWords({ kind: 'notSaved', notice: { ...notice, what } }, 0, en).text;
    };
    for (const place of ['/rumah/rini/a b/archive.sqlite', 'C:\\Users\\Rini\\archive.sqlite'])
      expect(placed(place)).toBe('Not saved: the disk is full (retrying; your text is safe in this window)');
  });

  it('tells the length against what was asked for', () => {
    expect(lengthWords(489, 520, en)).toBe('489 words · 31 below 520');
    expect(lengthWords(624, 520, en)).toBe('624 words · 104 over 520');
    expect(lengthWords(520, 520, id)).toBe('520 kata · pas 520');
    expect(lengthWords(1234, null, id)).toBe('1.234 kata');
  });

  it('tells how deep the body runs', () => {
    expect(depthWords({ lines: 62, cm: 21.43, columns: 1 }, en)).toBe('62 lines · 21.4 cm × 1 col');
    expect(depthWords({ lines: 62, cm: 21.43, columns: 2 }, id)).toBe('62 baris · 21,4 cm × 2 kolom');
  });

  it('calls languages by name, and leaves alone what is no language tag', () => {
    expect(languageName('id', en)).toBe('Bahasa Indonesia');
    expect(languageName('ar', en)).toBe('Arabic');
    expect(languageName('ar', id)).toBe('Arab');
    expect(languageName('???', en)).toBe('???');
  });
});

describe('the map of keys', () => {
  it('has its lines by group, both in the order they came', () => {
    const line = (label: string, group: string) => ({ label, group, keys: ['F1'] });
    const grouped = byGroup([line('Simpan', 'Naskah'), line('Cari', 'Pergi'), line('Ekspor', 'Naskah')]);
    expect(grouped.map(([group, lines]) => [group, lines.map(({ label }) => label)])).toEqual([
      ['Naskah', ['Simpan', 'Ekspor']],
      ['Pergi', ['Cari']],
    ]);
  });
});
