import * as v from 'valibot';
import { houseSchema, settingsSchema, type Settings } from '../shared/contract';
import { isTimeZone } from './house-clock';
import type { Messages } from './locales/id';

/** The settings as a person types them. */
export interface SettingsText {
  readonly name: string;
  readonly desk: string;
  readonly paperName: string;
  readonly address: string;
  readonly language: string;
  readonly timeZone: string;
  /** One a line. */
  readonly desks: string;
  readonly copyright: string;
}

export type SettingsWrong = keyof Messages['settings']['wrong'];

export function settingsText({ house, person }: Settings): SettingsText {
  return {
    name: person.name,
    desk: person.desk,
    paperName: house.name,
    address: house.address,
    language: house.language,
    timeZone: house.timeZone,
    desks: house.desks.join('\n'),
    copyright: house.copyrightNotice,
  };
}

/** Desks, one a line, each once, in their order. */
export function desksIn(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
}

const { address, language, desks } = houseSchema.entries;

/** The settings with what was typed, or which fields are wrong and how. */
export function readSettings(
  text: SettingsText,
  settings: Settings,
): { readonly settings: Settings } | { readonly wrongs: ReadonlyMap<keyof SettingsText, SettingsWrong> } {
  const house = {
    name: text.paperName.trim(),
    address: text.address.trim(),
    language: text.language.trim(),
    timeZone: text.timeZone.trim(),
    desks: desksIn(text.desks),
    copyrightNotice: text.copyright.trim(),
  };
  const wrongs = new Map<keyof SettingsText, SettingsWrong>();
  if (!v.is(address, house.address)) wrongs.set('address', 'address');
  if (!v.is(language, house.language)) wrongs.set('language', 'language');
  if (!isTimeZone(house.timeZone)) wrongs.set('timeZone', 'timeZone');
  if (!v.is(desks, house.desks)) wrongs.set('desks', 'desks');
  if (!v.is(houseSchema.entries.name, house.name)) wrongs.set('paperName', 'tooLong');
  if (!v.is(houseSchema.entries.copyrightNotice, house.copyrightNotice)) wrongs.set('copyright', 'tooLong');
  const person = { name: text.name.trim(), desk: text.desk };
  if (!v.is(settingsSchema.entries.person, person)) wrongs.set('name', 'tooLong');
  return wrongs.size > 0 ? { wrongs } : { settings: { ...settings, house, person } };
}
