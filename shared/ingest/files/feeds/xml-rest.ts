import { words } from '../../../story/words';
import type { LeftOut } from '../file-page';
import type { XmlElement } from '../xml-tree';

/** Which elements of an XML file were used, so that the words of the others can be listed. */
export class UsedElements {
  readonly #used = new Set<XmlElement>();

  use<Element extends XmlElement | undefined>(element: Element): Element {
    if (element) this.#used.add(element);
    return element;
  }

  /** The words that stand in no element that was used, each with the path of its element. */
  rest(root: XmlElement): LeftOut[] {
    const left: LeftOut[] = [];
    const walk = (element: XmlElement, path: string) => {
      if (this.#used.has(element)) return;
      const own = element.children
        .filter((child) => typeof child === 'string')
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim();
      if (own) left.push({ what: words(`elemen ${path}`, `the element ${path}`), text: own });
      for (const child of element.children)
        if (typeof child !== 'string') walk(child, path === '' ? child.name : `${path}/${child.name}`);
    };
    walk(root, '');
    return left;
  }
}
