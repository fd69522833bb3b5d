/**
 * Validators for node and mark attributes. ProseMirror (model >= 1.25.12) runs them on everything that becomes a node,
 * which is the only gate that hostile clipboard data (`data-pm-slice`) cannot walk around; so every attribute has one.
 */

type Validate = (value: unknown) => void;

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const ADDRESS_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

function refuse(what: string, value: unknown): never {
  throw new RangeError(`${what}: ${JSON.stringify(value)?.slice(0, 80)}`);
}

const isText = (value: unknown): value is string => typeof value === 'string';

function orNull(validate: Validate): Validate {
  return (value) => {
    if (value !== null) validate(value);
  };
}

/** Free text, at most `max` characters, with no control characters but the tab and the line break. */
export function text(max = 10_000): Validate {
  return (value) => {
    if (!isText(value) || value.length > max || /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value))
      refuse(`text of at most ${max} characters`, value);
  };
}

/** An id that something outside the document may point at. */
export const id: Validate = (value) => {
  if (!isText(value) || !ID.test(value)) refuse('not an id', value);
};
export const idOrNull = orNull(id);

/** A picture's SHA-256, or null while there is a place for a picture but no file. */
export const sha256OrNull = orNull((value) => {
  if (!isText(value) || !SHA256.test(value)) refuse('not a SHA-256', value);
});

/** A BCP 47 tag (form only). */
export const language: Validate = (value) => {
  if (!isText(value) || !LANGUAGE.test(value)) refuse('not a BCP 47 language', value);
};

/** An instant in UTC, ISO 8601 with `Z`. */
export const instant: Validate = (value) => {
  if (!isText(value) || !INSTANT.test(value) || Number.isNaN(Date.parse(value)))
    refuse('not an instant', value);
};

/** The scheme of an address in lower case with its colon, or null if it has none. No URL object: shared code has no globals. */
export function schemeOf(address: string): string | null {
  const bare = address.replace(/[\u0000-\u0020]/g, '');
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(bare)?.[0].toLowerCase() ?? null;
}

/** True for an absolute http, https or mailto address of sane length: what a link in a story may point at. */
export function isAddress(value: unknown): value is string {
  if (!isText(value) || value.length === 0 || value.length > 2048 || /[\u0000-\u0020"<>\\^`{|}]/.test(value))
    return false;
  const scheme = schemeOf(value);
  if (scheme === null || !ADDRESS_SCHEMES.has(scheme)) return false;
  return scheme === 'mailto:' ? value.length > 8 : /^https?:\/\/[^/?#\s]+/i.test(value);
}

export const address: Validate = (value) => {
  if (!isAddress(value)) refuse('not an http, https or mailto address', value);
};
export const addressOrNull = orNull(address);

export const whole = (min: number, max: number): Validate => {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
      refuse(`not a whole number from ${min} to ${max}`, value);
  };
};

export const yesNo: Validate = (value) => {
  if (typeof value !== 'boolean') refuse('not true or false', value);
};

/** One of a fixed list. */
export function oneOf(list: readonly string[]): Validate {
  return (value) => {
    if (!isText(value) || !list.includes(value)) refuse(`not one of ${list.join(', ')}`, value);
  };
}

/** A part of a picture, as fractions of its width and height. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const cropOrNull = orNull((value) => {
  const crop = value as Partial<Crop>;
  const sides = [crop?.x, crop?.y, crop?.width, crop?.height];
  const fractions = sides.every((side) => typeof side === 'number' && side >= 0 && side <= 1);
  if (
    typeof value !== 'object' ||
    !fractions ||
    Object.keys(crop).length !== 4 ||
    !crop.width ||
    !crop.height
  )
    refuse('not a crop in fractions', value);
});

/** Column widths of a table cell in pixels, or null (prosemirror-tables). */
export const columnWidthsOrNull = orNull((value) => {
  if (
    !Array.isArray(value) ||
    value.length > 100 ||
    !value.every((w) => Number.isInteger(w) && w >= 0 && w < 10_000)
  )
    refuse('not a list of column widths', value);
});

/** A plain JSON value of bounded size: the value before and after a tracked change of an attribute. */
export const json: Validate = (value) => {
  let size = Infinity;
  try {
    size = JSON.stringify(value)?.length ?? Infinity;
  } catch {
    // A cycle or a BigInt: refused below like anything else that JSON cannot carry.
  }
  if (size > 10_000) refuse('not a small JSON value', typeof value);
};
