/** How pieces of furniture stand beside each other in running text, the same in every format. */

/** What follows a dateline before the first words: a dash, unless it is printed with one already. */
export function dashAfter(dateline: string): string {
  return /[-–—]$/.test(dateline) ? ' ' : ' - ';
}

/** A credit line as it stands after a caption: `(AFP)`. One that is printed with brackets keeps its own. */
export function bracketed(creditLine: string): string {
  const isBracketed = creditLine.startsWith('(') && creditLine.endsWith(')');
  return creditLine === '' || isBracketed ? creditLine : `(${creditLine})`;
}

/** A related link's words before its title: "Baca juga:". Empty where there is no label. */
export function printedLabel({ label }: { readonly label: string }): string {
  return label === '' ? '' : `${label}:`;
}
