/**
 * Characters that XML 1.0 forbids or that HTML calls an error (control characters but tab and line ends, noncharacters, halves
 * of surrogate pairs). They are shown as U+FFFD in every format, and the loss report says how many there were.
 */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** The text with every unprintable character shown as U+FFFD. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** Every unprintable character of a text, in its order. */
export function unprintablesIn(text: string): readonly string[] {
  return text.match(UNPRINTABLE) ?? [];
}
