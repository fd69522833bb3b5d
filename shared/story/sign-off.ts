/** The printed sign-off that closes a story, such as `(AFP/Z-3)`: where the copy came from, and who passed it. */
export interface SignOff {
  /** Exactly as printed, brackets and all. */
  readonly text: string;
  /** Agencies and outlets named in it, in their order: `AFP`. */
  readonly sources: readonly string[];
  /** The desk or editor code, such as `Z-3`, `OL-1`, `H-2`; null where there is none. */
  readonly desk: string | null;
  /** Everything else in it: the initials of people, such as `rfs`. */
  readonly initials: readonly string[];
}

/** Agencies and outlets that sign copy in Indonesian and English papers. Compared without regard to case. */
export const SOURCES: readonly string[] = [
  'AFP', 'Ant', 'Antara', 'Reuters', 'AP', 'Xinhua', 'BBC', 'Anadolu', 'AA', 'dpa', 'Kyodo', 'Bloomberg', 'CNA', 'CNN',
  'CNN Indonesia', 'VOA', 'DW', 'UPI', 'TASS', 'Yonhap', 'Bernama', 'Al Jazeera', 'The Guardian', 'EFE', 'ANSA', 'PTI',
  'Medcom', 'MI', 'Medcom.id',
]; // prettier-ignore

const DESK_CODE = /^[A-Z]{1,3}-\d{1,2}$/;
const isSource = (part: string) => SOURCES.some((source) => source.toLowerCase() === part.toLowerCase());

/** Reads a sign-off from its printed text. Never fails: what is neither a source nor a desk code counts as initials. */
export function readSignOff(printed: string): SignOff {
  const text = printed.trim();
  const inner = text.replace(/^\(\s*/, '').replace(/\s*\)$/, '');
  const parts = inner.split(/\s*[/,]\s*/).filter(Boolean);
  return {
    text,
    sources: parts.filter(isSource),
    desk: parts.find((part) => DESK_CODE.test(part)) ?? null,
    initials: parts.filter((part) => !isSource(part) && !DESK_CODE.test(part)),
  };
}
