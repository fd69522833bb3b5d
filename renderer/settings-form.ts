import * as v from 'valibot';
import { houseSchema, settingsSchema, type Settings } from '../shared/contract';
import { LEAD_INS, primaryLanguage, RUPIAH, TYPING_WISHES, type HouseWriting } from '../shared/style/writing';
import { roleOfLabel, type CreditRole } from '../shared/story/credit';
import { isTimeZone } from './house-clock';
import type { Messages } from './locales/id';
import { pageText, readPage, type PageText } from './page-setting-form';

/** The settings as a person types them. */
export interface SettingsText extends PageText {
  readonly name: string;
  readonly desk: string;
  readonly paperName: string;
  readonly address: string;
  readonly language: string;
  readonly timeZone: string;
  /** One a line. */
  readonly desks: string;
  readonly copyright: string;
  readonly typing: string;
  readonly leadIn: string;
  readonly typesMarks: string;
  readonly rupiah: string;
  /** The words before a related link in the paper's own language; empty for the usual ones. */
  readonly relatedLabel: string;
  /** The paper's own credit labels, one a line. */
  readonly creditLabels: string;
}

export type SettingsWrong = keyof Messages['settings']['wrong'];

export function settingsText({ house, person, tongue }: Settings): SettingsText {
  return {
    ...pageText(house.page, tongue),
    name: person.name,
    desk: person.desk,
    paperName: house.name,
    address: house.address,
    language: house.language,
    timeZone: house.timeZone,
    desks: house.desks.join('\n'),
    copyright: house.copyrightNotice,
    typing: person.typing,
    leadIn: house.writing.leadIn,
    typesMarks: house.writing.typesMarks ? 'on' : 'off',
    rupiah: house.writing.rupiah,
    relatedLabel: house.writing.relatedLabels[primaryLanguage(house.language)] ?? '',
    creditLabels: Object.values(house.writing.creditLabels).join('\n'),
  };
}

/** Desks, one a line, each once, in their order. */
export function desksIn(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
}

const { address, language, desks } = houseSchema.entries;

const oneOf = <Value extends string>(values: readonly Value[], typed: string, otherwise: Value): Value =>
  values.find((value) => value === typed) ?? otherwise;

/** Which role each of the paper's labels is for; null where one of them names no role that we know. */
function labelsIn(text: string): HouseWriting['creditLabels'] | null {
  const labels: [CreditRole, string][] = [];
  for (const line of desksIn(text)) {
    const label = line.replace(/\s*:$/, '');
    const role = roleOfLabel(label);
    if (role === null) return null;
    labels.push([role, label]);
  }
  return Object.fromEntries(labels);
}

function writingIn(text: SettingsText, before: HouseWriting): HouseWriting | null {
  const creditLabels = labelsIn(text.creditLabels);
  if (creditLabels === null) return null;
  const language = primaryLanguage(text.language.trim());
  const { [language]: _own, ...others } = before.relatedLabels;
  const own = text.relatedLabel.trim().replace(/\s*:$/, '');
  return {
    leadIn: oneOf(LEAD_INS, text.leadIn, before.leadIn),
    typesMarks: text.typesMarks === 'on',
    rupiah: oneOf(RUPIAH, text.rupiah, before.rupiah),
    relatedLabels: own === '' ? others : { ...others, [language]: own },
    creditLabels,
  };
}

/** The settings with what was typed, or which fields are wrong and how. */
export function readSettings(
  text: SettingsText,
  settings: Settings,
): { readonly settings: Settings } | { readonly wrongs: ReadonlyMap<keyof SettingsText, SettingsWrong> } {
  const writing = writingIn(text, settings.house.writing);
  const page = readPage(text, settings.house.page);
  const house = {
    page: 'page' in page ? page.page : settings.house.page,
    writing: writing ?? settings.house.writing,
    wire: settings.house.wire,
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
  if (writing === null) wrongs.set('creditLabels', 'creditLabels');
  else if (!v.is(houseSchema.entries.writing, writing)) wrongs.set('relatedLabel', 'tooLong');
  if ('wrong' in page) for (const name of page.wrong) wrongs.set(name, 'measure');
  const person = {
    name: text.name.trim(),
    desk: text.desk,
    typing: oneOf(TYPING_WISHES, text.typing, settings.person.typing),
  };
  if (!v.is(settingsSchema.entries.person, person)) wrongs.set('name', 'tooLong');
  return wrongs.size > 0 ? { wrongs } : { settings: { ...settings, house, person } };
}
