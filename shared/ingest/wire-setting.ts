import * as v from 'valibot';

/** A path that means the same place from wherever a process was started: POSIX, a Windows drive, or a network share. */
const FULL_PATH = /^(\/|[A-Za-z]:[\\/]|\\\\[^\\]+\\)/;

/** The folder that the agencies deliver to; what arrives there becomes stories. Part of the house's settings. */
export const wireSettingSchema = v.strictObject({
  /** Its full path; empty where nothing is watched. */
  folder: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(1000),
      v.check((path) => path === '' || (FULL_PATH.test(path) && !path.includes('\0')), 'a full path'),
    ),
    '',
  ),
  /** The desk that its stories wait at; empty leaves that open. */
  desk: v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
});
export type WireSetting = v.InferOutput<typeof wireSettingSchema>;

export const NO_WIRE: WireSetting = { folder: '', desk: '' };
