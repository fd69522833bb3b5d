import * as v from 'valibot';
import { wireSettingSchema } from '../ingest/wire-setting';
import type { DeskRules } from '../story/desk-rules';
import type { RefusalNotice } from '../story/refusal';
import { housePageSchema } from '../style/house-page';
import { houseWritingSchema, TYPING_WISHES } from '../style/writing';

/** The house and the person at the desk: settings, rules, keys. */

export const houseSchema = v.strictObject({
  /** The paper's name: publisher of every story that names no other. */
  name: v.pipe(v.string(), v.maxLength(200)),
  /** Where its stories stand on the web, such as https://example.org; empty while it has none. */
  address: v.union([
    v.literal(''),
    v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+(\/\S*)?$/), v.maxLength(500)),
  ]),
  /** BCP 47 language of its copy. */
  language: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)),
  /** IANA time zone that printed dates are read in. */
  timeZone: v.pipe(v.string(), v.maxLength(60)),
  desks: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(80))), v.maxLength(100)),
  copyrightNotice: v.pipe(v.string(), v.maxLength(400)),
  writing: v.optional(houseWritingSchema, {}),
  page: v.optional(housePageSchema, {}),
  wire: v.optional(wireSettingSchema, {}),
});

export type House = v.InferOutput<typeof houseSchema>;

export const settingsSchema = v.strictObject({
  house: houseSchema,
  person: v.strictObject({
    name: v.pipe(v.string(), v.maxLength(200)),
    desk: v.pipe(v.string(), v.maxLength(80)),
    /** Whether straight quotes and hyphens become printed marks while this person types. */
    typing: v.optional(v.picklist(TYPING_WISHES), 'asHouse'),
  }),
  tongue: v.picklist(['id', 'en']),
  theme: v.picklist(['light', 'dark', 'system']),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export interface Greeting {
  readonly version: string;
  readonly door: 'electron' | 'browser';
  /** This desk's own name among the devices that write journals. */
  readonly device: string;
  readonly settings: Settings;
  /** Formats that this build can export, in the order of their files. */
  readonly formats: readonly string[];
  readonly standing: readonly RefusalNotice[];
  /** The desk's trusted time, ISO 8601 UTC: what embargoes go by. */
  readonly now: string;
}

/** Who may do what in this house, as its file says. */
export interface HouseDeskRules {
  /** Its path, to be shown. */
  readonly file: string;
  /** Everybody may do everything where there is no file. */
  readonly rules: DeskRules;
  readonly isThere: boolean;
  /** Why a file that is there could not be read: until it can, nobody moves or passes anything. */
  readonly trouble: RefusalNotice | null;
}

/** The person's own keys as they lie in the home; what they come to is read by keys-file.ts. */
export interface KeysFile {
  /** Its path, to be shown. */
  readonly file: string;
  /** Null while there is no file. */
  readonly text: string | null;
  /** Why a file that is there could not be read. */
  readonly trouble: RefusalNotice | null;
}
