import type { XmlNode } from './xml-tree';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);

/** Elements that HTML never closes. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** XHTML inside an XML file, written out as HTML for the page. Prefixes go, words and structure stay. */
export function htmlOf(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escape(node);
      const attributes = Object.entries(node.attributes).map(
        ([name, value]) => ` ${name}="${escape(value)}"`,
      );
      const open = `<${node.name}${attributes.join('')}>`;
      return VOID.has(node.name) ? open : `${open}${htmlOf(node.children)}</${node.name}>`;
    })
    .join('');
}
