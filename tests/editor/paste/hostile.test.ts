import fc from 'fast-check';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../../renderer/editor/clipboard-html';
import { paste } from '../../../renderer/editor/pasting';
import { readOwnCopy, writeOwnCopy } from '../../../renderer/editor/pasted/own-copy';
import { readCarried } from '../../../renderer/editor/pasted/reading';
import { isAddress } from '../../../shared/story/attributes';
import { link, p, picture, story } from '../../../shared/story/builders';
import { schema } from '../../../shared/story/schema';
import { Page } from '../page';
import { BEACONS, PAYLOADS } from './hostile';

const read = (html: string) => readCarried({ html, text: '', own: '', files: [] });
const asHtml = (html: string) => {
  const pasted = read(html);
  return pasted ? htmlOf(pasted.slice.content) : '';
};

/** Every address that a node or mark holds. */
function addressesIn(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node) => {
    for (const { attrs } of [node, ...node.marks])
      for (const name of ['href', 'address'])
        if (typeof attrs[name] === 'string') found.push(attrs[name] as string);
  });
  return found;
}

describe('hostile HTML', () => {
  it('is there in numbers', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(100);
    expect(new Set(PAYLOADS.map(({ html }) => html)).size).toBe(PAYLOADS.length);
  });

  it.each([...PAYLOADS, ...BEACONS])('$name becomes a valid story or nothing', ({ html }) => {
    const page = new Page(story({ headline: 'Tanggul', body: [p('Hujan deras.')] })).at('Hujan| deras');
    const pasted = read(html);
    if (pasted) page.state = page.state.apply(paste(page.state, pasted.slice));
    page.state.doc.check();
    expect(addressesIn(page.state.doc).filter((address) => !isAddress(address))).toEqual([]);
    expect(page.state.doc.textContent).toContain('Hujan');
  });

  it.each([...PAYLOADS, ...BEACONS])('$name, cleaned twice, is as it was when cleaned once', ({ html }) => {
    const once = asHtml(html);
    expect(asHtml(once)).toBe(once);
    expect(once).not.toMatch(
      /<(?!\/?(?:p|h[123]|strong|em|a|i|ul|ol|li|blockquote|cite|figure|figcaption|table|tbody|tr|td|th|aside|br|hr)\b)/i,
    );
    expect(once).not.toMatch(/<[^>]*\s(?!href=|lang=|colspan=|rowspan=)[\w-]+=/i);
  });

  it('stays valid whatever tags come in whatever order', () => {
    const tag = fc.constantFrom('p', 'div', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'th', 'blockquote', 'figure', 'figcaption', 'h2', 'b', 'i', 'a href="https://a.id/"', 'span style="font-weight:700"', 'br', 'img src="https://a.id/x.jpg"', 'hr', 'pre', 'p style="mso-list:l0 level2 lfo1"', 'q', 'sup', 'dl', 'dt', 'iframe src="https://youtu.be/x"', 'caption', 'thead', 'td colspan=3 rowspan=2'); // prettier-ignore
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0] ?? ''}>`),
      fc.constantFrom('teks ', 'Baca juga: Judul', ' • butir', '\n', '&nbsp;'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const pasted = read(pieces.join(''));
        if (!pasted) return;
        for (const at of ['Hujan| deras', '|Hujan', 'Tanggul|']) {
          const page = new Page(story({ headline: 'Tanggul', body: [p('Hujan deras.')] })).at(at);
          page.state = page.state.apply(paste(page.state, pasted.slice));
          page.state.doc.check();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not fall over a tower of elements', () => {
    const tower = `${'<div><span>'.repeat(20_000)}atas${'</span></div>'.repeat(20_000)}`;
    expect(asHtml(tower)).toContain('atas');
    const lists = `${'<ul><li>'.repeat(3_000)}dasar`;
    expect(() => asHtml(lists)).not.toThrow();
  });
});

describe('a copy that says it is from Redaksi', () => {
  const slice = (...nodes: Node[]) => new Slice(Fragment.from(nodes), 0, 0);
  const copy = (...nodes: Node[]) => writeOwnCopy({ story: 'naskah-1', slice: slice(...nodes) });
  const forged = (change: (copy: Record<string, unknown>) => void) => {
    const json = JSON.parse(copy(p('teks'))) as Record<string, unknown>;
    change(json);
    return JSON.stringify(json);
  };

  it('is read back exactly', () => {
    const photo = picture({
      id: 'foto',
      picture: 'a'.repeat(64),
      altText: 'Air',
      caption: 'Air',
      creditLine: 'ANTARA',
    });
    const back = readOwnCopy(copy(p('Hujan ', link('deras', 'https://a.id/')), photo));
    expect(back?.story).toBe('naskah-1');
    expect(back?.slice.eq(slice(p('Hujan ', link('deras', 'https://a.id/')), photo))).toBe(true);
  });

  it.each<[string, string]>([
    ['no JSON', '{'],
    ['another version', forged((json) => (json['version'] = 2))],
    ['an unknown node', forged((json) => (json['content'] = [{ type: 'script' }]))],
    [
      'a hostile address',
      forged(
        (json) =>
          (json['content'] = [{ type: 'embed', attrs: { id: 'x', address: 'javascript:1', title: '' } }]),
      ),
    ],
    [
      'a hostile link',
      forged(
        (json) =>
          (json['content'] = [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] },
              ],
            },
          ]),
      ),
    ],
    [
      'a node where it cannot stand',
      forged(
        (json) =>
          (json['content'] = [{ type: 'list', attrs: { ordered: false }, content: [{ type: 'paragraph' }] }]),
      ),
    ],
    [
      'a tracked change in somebody’s name',
      forged(
        (json) =>
          (json['content'] = [
            {
              type: 'paragraph',
              content: [
                {
                  type: 'text',
                  text: 'x',
                  marks: [
                    {
                      type: 'insertion',
                      attrs: { id: 'w-1', author: 'Pemred', at: '2023-09-12T00:00:00Z', cause: '', note: '' },
                    },
                  ],
                },
              ],
            },
          ]),
      ),
    ],
    [
      'a comment',
      forged(
        (json) =>
          (json['content'] = [
            {
              type: 'paragraph',
              content: [{ type: 'text', text: 'x', marks: [{ type: 'comment', attrs: { id: 'c-1' } }] }],
            },
          ]),
      ),
    ],
    ['ends open deeper than they are', forged((json) => (json['openStart'] = 21))],
    [
      'a prototype',
      '{"version":1,"__proto__":{"story":null},"story":"x","content":[],"openStart":0,"openEnd":0,"x":1}',
    ],
  ])('%s is not believed', (_name, given) => {
    expect(readOwnCopy(given)).toBeNull();
  });

  it('that is hostile leaves the words that stand beside it', () => {
    const own = forged((json) => (json['version'] = 2));
    const pasted = readCarried({ html: '<p>teks</p>', text: 'teks', own, files: [] });
    expect(pasted?.slice.content.firstChild?.type).toBe(schema.nodes.paragraph);
    expect(pasted?.arrival.program).toBe('');
  });
});
