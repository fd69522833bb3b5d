const RAISED: Readonly<Record<string, string>> = {
  '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻',
}; // prettier-ignore

/** Raised figures as characters of their own: "10⁶" must not become "106". Anything else stays as it is. */
export function raised(text: string): string {
  const signs = [...text.trim()];
  return signs.length > 0 && signs.every((sign) => sign in RAISED)
    ? signs.map((sign) => RAISED[sign] ?? sign).join('')
    : text;
}
