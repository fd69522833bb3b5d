import * as v from 'valibot';
import { housePageSchema, type HousePage } from '../shared/style/house-page';
import type { Tongue } from '../shared/story/words';

/** How the house sets its page, as a person types it. */

/** Every number of it, by the name of its input. */
export const PAGE_NUMBERS = [
  'columnMm',
  'gutterMm',
  'bodySize',
  'bodyLeading',
  'bodyColumns',
  'captionSize',
  'captionLeading',
  'captionColumns',
  'headlineSize',
  'headlineLeading',
  'headlineColumns',
  'printMax',
  'webMin',
  'webMax',
  'pushMax',
] as const;
export type PageNumber = (typeof PAGE_NUMBERS)[number];
export type PageText = Readonly<Record<PageNumber, string>>;

const SETTINGS = ['body', 'caption', 'headline'] as const;

/** The numbers as they are written in a language: 10,5 or 10.5. */
export function pageText(page: HousePage, tongue: Tongue): PageText {
  const written = (value: number) => String(value).replace('.', tongue === 'id' ? ',' : '.');
  const { targets } = page;
  const ofType = SETTINGS.flatMap((name) => [
    [`${name}Size`, written(page[name].size)],
    [`${name}Leading`, written(page[name].leading)],
    [`${name}Columns`, written(page[name].columns)],
  ]);
  return {
    ...(Object.fromEntries(ofType) as PageText),
    columnMm: written(page.columnMm),
    gutterMm: written(page.gutterMm),
    printMax: written(targets.print.max),
    webMin: written(targets.web.min),
    webMax: written(targets.web.max),
    pushMax: written(targets.push.max),
  };
}

/** Where each number lies in the house's page. */
const PLACES: Readonly<Record<string, PageNumber>> = {
  columnMm: 'columnMm',
  gutterMm: 'gutterMm',
  ...Object.fromEntries(
    SETTINGS.flatMap((name) => [
      [`${name}.size`, `${name}Size`],
      [`${name}.leading`, `${name}Leading`],
      [`${name}.columns`, `${name}Columns`],
    ]),
  ),
  'targets.print.max': 'printMax',
  'targets.web': 'webMin',
  'targets.web.min': 'webMin',
  'targets.web.max': 'webMax',
  'targets.push': 'pushMax',
  'targets.push.max': 'pushMax',
};

/** The page with what was typed, or which numbers are wrong: no number, or one that no page has. */
export function readPage(
  text: PageText,
  { targets }: HousePage,
): { readonly page: HousePage } | { readonly wrong: readonly PageNumber[] } {
  const typed = (name: PageNumber) => {
    const plain = text[name].trim().replace(',', '.');
    return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  };
  const setting = (name: (typeof SETTINGS)[number]) => ({
    size: typed(`${name}Size`),
    leading: typed(`${name}Leading`),
    columns: typed(`${name}Columns`),
  });
  const reading = v.safeParse(housePageSchema, {
    columnMm: typed('columnMm'),
    gutterMm: typed('gutterMm'),
    body: setting('body'),
    caption: setting('caption'),
    headline: setting('headline'),
    targets: {
      print: { ...targets.print, max: typed('printMax') },
      web: { min: typed('webMin'), max: typed('webMax') },
      push: { ...targets.push, max: typed('pushMax') },
    },
  });
  if (reading.success) return { page: reading.output };
  const wrong = reading.issues.map((issue) => PLACES[v.getDotPath(issue) ?? ''] ?? 'columnMm');
  return { wrong: [...new Set(wrong)] };
}
