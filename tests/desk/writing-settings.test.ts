import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { peekSettings } from '../../electron/desk/home';
import { habitsOf } from '../../renderer/editor/habits';
import { readSettings, settingsText, type SettingsText } from '../../renderer/settings-form';
import type { Settings } from '../../shared/contract';
import { housePageSchema, USUAL_HOUSE_PAGE } from '../../shared/style/house-page';
import { relatedLabels, USUAL_WRITING } from '../../shared/style/writing';
import { scratch } from '../builders';

const fresh = (): Settings => peekSettings(scratch(), { LANG: 'id_ID.UTF-8' });

function read(change: Partial<SettingsText>, settings = fresh()) {
  return readSettings({ ...settingsText(settings), paperName: 'Harian Contoh', ...change }, settings);
}
function accepted(change: Partial<SettingsText>, settings = fresh()): Settings {
  const reading = read(change, settings);
  if ('wrongs' in reading) throw new RangeError([...reading.wrongs.keys()].join());
  return reading.settings;
}

describe('how the house writes', () => {
  it('has its defaults in settings from before there was any of it', () => {
    const folder = scratch();
    const { house, ...rest } = fresh();
    const { writing: _writing, page: _page, ...oldHouse } = house;
    const old = { ...rest, house: oldHouse, person: { name: 'Rini', desk: '' } };
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(old));
    const settings = peekSettings(folder);
    expect(settings.house.writing).toEqual(USUAL_WRITING);
    expect(settings.house.page).toEqual(USUAL_HOUSE_PAGE);
    expect(settings.person).toEqual({ name: 'Rini', desk: '', typing: 'asHouse' });
    expect(JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'))).toEqual(old);
  });

  it('is typed in the settings and comes back as it was typed', () => {
    const settings = accepted({
      leadIn: 'firstWord',
      rupiah: 'joined',
      typesMarks: 'off',
      typing: 'on',
      relatedLabel: 'Simak juga:',
      creditLabels: 'Redaktur\nPewarta:\n',
    });
    expect(settings.house.writing).toEqual({
      leadIn: 'firstWord',
      rupiah: 'joined',
      typesMarks: false,
      relatedLabels: { id: 'Simak juga' },
      creditLabels: { editor: 'Redaktur', reporter: 'Pewarta' },
    });
    expect(accepted({}, settings).house.writing).toEqual(settings.house.writing);
    expect(accepted({ relatedLabel: '' }, settings).house.writing.relatedLabels).toEqual({});
  });

  it('says which label names no role, and takes no choice that there is not', () => {
    const reading = read({ creditLabels: 'Tukang sulap' });
    expect('wrongs' in reading && [...reading.wrongs]).toEqual([['creditLabels', 'creditLabels']]);
    expect(accepted({ leadIn: 'lastWord' }).house.writing.leadIn).toBe('off');
  });

  it.each([
    ['asHouse', true, true],
    ['asHouse', false, false],
    ['on', false, true],
    ['off', true, false],
  ] as const)('a person who wants marks %s where the house has them %s', (typing, typesMarks, result) => {
    const settings = fresh();
    const house = { ...settings.house, writing: { ...USUAL_WRITING, typesMarks } };
    expect(habitsOf({ house, person: { ...settings.person, typing } }, 'id').typesMarks).toBe(result);
  });

  it("offers the house's own label first, each once", () => {
    const house = { ...USUAL_WRITING, relatedLabels: { id: 'Simak juga' } };
    expect(relatedLabels(house, 'id').slice(0, 3)).toEqual(['Simak juga', 'Baca juga', 'Lihat juga']);
    expect(new Set(relatedLabels(house, 'id')).size).toBe(relatedLabels(house, 'id').length);
  });
});

describe('how the house sets its page', () => {
  it('is typed with commas or points and comes back as it was typed', () => {
    const settings = accepted({
      columnMm: '38,5',
      bodySize: '8.5',
      bodyColumns: '2',
      headlineSize: '42',
      printMax: '3',
      webMin: '50',
    });
    const { page } = settings.house;
    expect(page.columnMm).toBe(38.5);
    expect(page.body).toEqual({ ...USUAL_HOUSE_PAGE.body, size: 8.5, columns: 2 });
    expect(page.headline.size).toBe(42);
    expect(page.targets).toMatchObject({ print: { max: 3 }, web: { min: 50, max: 70 } });
    expect(settingsText({ ...settings, tongue: 'id' })).toMatchObject({ columnMm: '38,5', bodySize: '8,5' });
    expect(settingsText({ ...settings, tongue: 'en' })).toMatchObject({ columnMm: '38.5', bodySize: '8.5' });
    expect(accepted({}, settings).house.page).toEqual(page);
  });

  it.each([
    ['columnMm', '4'],
    ['gutterMm', 'lima'],
    ['bodySize', ''],
    ['bodyColumns', '1,5'],
    ['captionLeading', '-9'],
    ['headlineColumns', '0'],
    ['webMin', '71'],
    ['pushMax', '9999'],
  ] as const)('says that %s cannot be %j', (name, typed) => {
    const reading = read({ [name]: typed });
    expect('wrongs' in reading && [...reading.wrongs]).toEqual([[name, 'measure']]);
  });

  it('has its defaults where a house has said only some of it', () => {
    const page = v.parse(housePageSchema, { columnMm: 40, body: { size: 10, leading: 12, columns: 1 } });
    expect(page).toEqual({ ...USUAL_HOUSE_PAGE, columnMm: 40, body: { size: 10, leading: 12, columns: 1 } });
  });
});
