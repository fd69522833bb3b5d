/** Copy that is pasted or dropped where nobody is writing, as the files that the import screen takes. */

/** Forms that a text alone would lose. HTML without any of them only dresses words, and their text says the lines better. */
const HAS_FORM = /<(?:a|h[1-6]|p|li|table|blockquote|figure|img|strong|em|b|i)[\s>]/i;

/** The page that a piece of one stands for: programs put no encoding into what they hand over, because it is text already. */
const pageOf = (markup: string) => `<!DOCTYPE html><meta charset="utf-8">\n${markup}`;

/** What was handed over: its files, else its words. `name`: what the words are called, without an ending. */
export function broughtIn(data: DataTransfer, name: 'clipboard' | 'dropped'): readonly File[] {
  if (data.files.length > 0) return [...data.files];
  const markup = data.getData('text/html');
  if (HAS_FORM.test(markup)) return [new File([pageOf(markup)], `${name}.html`, { type: 'text/html' })];
  const text = data.getData('text/plain');
  return text.trim() === '' ? [] : [new File([text], `${name}.txt`, { type: 'text/plain' })];
}

/** True for what would come to something. What a drag holds can be read only when it is dropped; of what kind it is, always. */
export const canBeBroughtIn = ({ types }: DataTransfer): boolean =>
  ['Files', 'text/html', 'text/plain'].some((type) => types.includes(type));
