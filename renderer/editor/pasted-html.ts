import { isAddress } from '../../shared/story/attributes';
import { roleOfLabel } from '../../shared/story/credit';

/**
 * HTML from a clipboard, made fit for the schema: our own class names and plain structure stay, styling and every attribute
 * that we do not know go, a remote picture becomes a place for a picture with its address. Nothing is fetched: the HTML is
 * read in a document of its own that loads nothing.
 *
 * Every attribute that reaches the schema is checked here first, because the schema refuses a whole paste for one bad value.
 */

const OUR_CLASSES = new Set([
  'kicker', 'headline', 'standfirst', 'byline', 'dateline', 'crosshead', 'quote', 'attribution', 'picture', 'caption',
  'creditLine', 'relatedLink', 'factBox', 'factBoxTitle', 'embed', 'signOff', 'credits', 'credit', 'leadIn', 'foreign',
]); // prettier-ignore
const NEVER_COPY =
  'script, style, noscript, template, iframe, object, svg, math, head > *, title, meta, link';
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

const replaceTag = (element: Element, tag: string): HTMLElement => {
  const other = element.ownerDocument.createElement(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
};

/** Emphasis that is only a style becomes emphasis; a `<b>` that is not bold (a Google Docs wrapper) is taken away. */
function readEmphasis(body: HTMLElement): void {
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) {
    const { fontWeight, fontStyle } = element.style;
    if (/^(b|strong)$/i.test(element.tagName) && /^(normal|[1-4]00)$/.test(fontWeight)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    if (element.tagName !== 'SPAN') continue;
    for (const [is, tag] of [
      [/^(bold|[6-9]00)$/.test(fontWeight), 'strong'],
      [fontStyle === 'italic', 'em'],
    ] as const) {
      if (!is) continue;
      const emphasis = element.ownerDocument.createElement(tag);
      emphasis.append(...element.childNodes);
      element.append(emphasis);
    }
  }
}

/** A remote picture becomes a figure that says where it was; its caption comes along. One pixel is a spy, not a picture. */
function readPictures(body: HTMLElement): void {
  for (const image of body.querySelectorAll('img')) {
    const side = (name: string) => Number(image.getAttribute(name) ?? 100);
    if (side('width') <= 2 || side('height') <= 2) {
      image.remove();
      continue;
    }
    const figure = body.ownerDocument.createElement('figure');
    figure.className = 'picture';
    const address = image.getAttribute('src') ?? '';
    if (/^https?:/i.test(address) && isAddress(address)) figure.dataset['address'] = address;
    figure.dataset['alt'] = plainLine(image.getAttribute('alt') ?? '', 2000);
    const around = image.closest('figure');
    const caption = body.ownerDocument.createElement('figcaption');
    caption.className = 'caption';
    caption.textContent = plainLine(around?.querySelector('figcaption')?.textContent ?? '', 10_000);
    const creditLine = body.ownerDocument.createElement('p');
    creditLine.className = 'creditLine';
    figure.append(caption, creditLine);
    (around ?? image).replaceWith(figure);
  }
}

const plainLine = (text: string, max: number) =>
  text
    .replace(/[\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, max);

/** Our own printed furniture, read back: "Baca juga: Title", "Editor: Name". */
function readPrinted(body: HTMLElement): void {
  for (const line of body.querySelectorAll<HTMLElement>('p.relatedLink')) {
    const label = /^(.{1,60}?):$/.exec(line.querySelector('strong')?.textContent?.trim() ?? '')?.[1];
    const href = line.querySelector('a')?.getAttribute('href');
    if (label) line.querySelector('strong')?.remove();
    line.textContent = (line.textContent ?? '').trim();
    line.dataset['label'] = label ?? '';
    if (isAddress(href)) line.dataset['href'] = href;
  }
  for (const line of body.querySelectorAll<HTMLElement>('p.credit')) {
    const [, label = '', name = ''] = /^(.{1,60}?):\s*(.*)$/.exec(line.textContent ?? '') ?? [];
    if (!label) continue;
    line.dataset['label'] = label;
    line.dataset['role'] = roleOfLabel(label) ?? 'other';
    line.textContent = name;
  }
  for (const line of body.querySelectorAll<HTMLElement>('p.embed')) {
    const href = line.querySelector('a')?.getAttribute('href');
    const embed = replaceTag(line, 'div');
    embed.className = 'embed';
    embed.dataset['title'] = plainLine(embed.textContent ?? '', 500);
    if (isAddress(href)) embed.dataset['address'] = href;
    embed.textContent = '';
  }
}

const whole = (text: string, max: number) =>
  /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= max;

/** What an attribute must look like to stay. Anything not named here goes. */
const KEPT: Readonly<Record<string, (value: string) => boolean>> = {
  href: isAddress,
  lang: (value) => LANGUAGE.test(value),
  colspan: (value) => whole(value, 100),
  rowspan: (value) => whole(value, 1000),
};
/** Attributes that this file itself has set, on elements of its own making. */
const OURS = ['data-address', 'data-alt', 'data-label', 'data-href', 'data-role', 'data-title'];

function dropAttributes(body: HTMLElement, ours: ReadonlySet<Element>): void {
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'class') {
        const known = value.split(/\s+/).filter((part) => OUR_CLASSES.has(part));
        if (known.length > 0) element.setAttribute('class', known.join(' '));
        else element.removeAttribute('class');
      } else if (!(ours.has(element) && OURS.includes(name)) && !KEPT[name]?.(value))
        element.removeAttribute(name);
    }
  }
}

/** Clean HTML out of whatever a clipboard holds. */
export function cleanPasted(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll(NEVER_COPY)) element.remove();
  for (const element of body.querySelectorAll('*'))
    for (const { name } of [...element.attributes])
      if (name.startsWith('data-')) element.removeAttribute(name);
  readEmphasis(body);
  readPictures(body);
  readPrinted(body);
  const ours = new Set(body.querySelectorAll('figure.picture, p.relatedLink, p.credit, div.embed'));
  dropAttributes(body, ours);
  return body.innerHTML;
}
