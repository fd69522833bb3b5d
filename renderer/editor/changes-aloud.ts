import { DOMSerializer, type Mark } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView, MarkView, ViewMutationRecord } from 'prosemirror-view';
import { words, type Tongue, type Words } from '../../shared/story/words';
import { boxViews } from './box-views';

/**
 * Tracked changes as a screen reader meets them on the page: each is announced once, where it starts, with what it does, whose it
 * is and over how many pieces it goes. Where it goes on (in the next paragraph, behind what another change lies on) nothing
 * is said again. Only the elements of changes that came or went since the last look are looked at.
 *
 * It is said as a description, because ARIA gives insertions and deletions no name of their own.
 */

/** One element of a change on the page: a run of words, or a box around whole pieces. */
interface Place {
  readonly mark: Mark;
  readonly dom: HTMLElement;
  readonly isInline: boolean;
}

/** What a change does, as far as it is told on the page. */
type Deed = 'insertion' | 'deletion' | 'replacement' | 'move' | 'split' | 'join' | 'form';

const deeds: Readonly<Record<Deed, Words>> = {
  insertion: words('Disisipkan', 'Inserted'),
  deletion: words('Dihapus', 'Deleted'),
  replacement: words('Diganti', 'Replaced'),
  move: words('Dipindahkan', 'Moved'),
  split: words('Paragraf dipisah', 'Paragraph split'),
  join: words('Paragraf disatukan', 'Paragraphs joined'),
  form: words('Bentuk diubah', 'Form changed'),
};

/** `Deleted by Rini S., 3 pieces` */
function announcement(deed: Deed, author: string, pieces: number): Words {
  const { id, en } = deeds[deed];
  const more = pieces > 1 ? words(`, ${pieces} bagian`, `, ${pieces} pieces`) : words('', '');
  return author === ''
    ? words(`${id}${more.id}`, `${en}${more.en}`)
    : words(`${id} oleh ${author}${more.id}`, `${en} by ${author}${more.en}`);
}

/** What insertions and deletions are by themselves; a changed form has no element of its own. */
const ROLES: Readonly<Record<string, string>> = {
  insertion: 'insertion',
  deletion: 'deletion',
  modification: 'mark',
};

/** The parts of lists and tables may stand in no insertion: what is said of the box around them is said on the first of them. */
const PARTS = 'li, tr, td, th';
const PIECE = 'p, h1, h2, h3, figcaption, cite, [data-piece]';

const inPageOrder = (a: Place, b: Place) =>
  a.dom.compareDocumentPosition(b.dom) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

const textOf = (places: readonly Place[]) => places.map(({ dom }) => dom.textContent).join();

function deedOf(places: readonly Place[]): Deed {
  const of = (name: string) => places.filter(({ mark }) => mark.type.name === name);
  const [put, struck] = [of('insertion'), of('deletion')];
  if (put.length > 0 && struck.length > 0) {
    const isWhole = [...put, ...struck].every(({ isInline }) => !isInline);
    return isWhole && textOf(put) === textOf(struck) ? 'move' : 'replacement';
  }
  if (put.length > 0) return 'insertion';
  if (struck.length > 0) return 'deletion';
  const kinds = places.map(({ mark }) => mark.attrs['kind'] as string);
  return kinds.includes('split') ? 'split' : kinds.includes('join') ? 'join' : 'form';
}

/** The pieces of the story that places of one kind lie in. */
function piecesOf(places: readonly Place[]): number {
  const pieces = places.flatMap(({ dom, isInline }) => (isInline ? [dom.closest(PIECE)] : [...dom.children]));
  return new Set(pieces).size;
}

function set(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** The part of a list or a table that is the first in a box; null for a box around anything else. */
function firstPart({ dom, isInline }: Place): Element | null {
  if (isInline) return null;
  let first = dom.firstElementChild;
  while (first?.matches('div[data-change]')) first = first.firstElementChild;
  return first?.matches(PARTS) ? first : null;
}

class ChangesAloud {
  readonly #places = new Map<string, Set<Place>>();
  readonly #touched = new Set<string>();
  /** What is said on parts of lists and tables, by the places that say it. */
  readonly #onParts = new WeakMap<Element, Map<Place, string>>();

  /** Draws one place, and hears of it when it is gone. */
  draw(mark: Mark, isInline: boolean): MarkView {
    const spec = mark.type.spec.toDOM?.(mark, isInline);
    if (!spec) throw new RangeError(`${mark.type.name} is not drawn`);
    const { dom, contentDOM } = DOMSerializer.renderSpec(document, spec);
    if (!(dom instanceof HTMLElement) || !contentDOM)
      throw new RangeError(`${mark.type.name} has no content`);
    const id = mark.attrs['id'] as string;
    const place: Place = { mark, dom, isInline };
    const places = this.#places.get(id) ?? new Set();
    this.#places.set(id, places.add(place));
    this.#touched.add(id);
    return {
      dom,
      contentDOM,
      // What is said of it is ours; its text is ProseMirror's.
      ignoreMutation: (mutation: ViewMutationRecord) =>
        mutation.type === 'attributes' && mutation.target === dom,
      destroy: () => {
        places.delete(place);
        if (places.size === 0) this.#places.delete(id);
        this.#touched.add(id);
      },
    };
  }

  touchAll(): void {
    for (const id of this.#places.keys()) this.#touched.add(id);
  }

  /** Says what came or went since the last time. */
  tell(tongue: Tongue): void {
    for (const id of this.#touched) this.#tellOne([...(this.#places.get(id) ?? [])], tongue);
    this.#touched.clear();
  }

  /** Says a place as what it is, with words where it starts; `told` null says nothing. */
  #say(place: Place, told: { readonly words: string | null } | null): void {
    const { dom, mark } = place;
    const part = firstPart(place);
    set(dom, 'role', told && !part ? (ROLES[mark.type.name] ?? null) : 'none');
    set(dom, 'aria-description', part ? null : (told?.words ?? null));
    if (!part) return;
    const said = this.#onParts.get(part) ?? new Map<Place, string>();
    this.#onParts.set(part, said);
    if (told?.words) said.set(place, told.words);
    else said.delete(place);
    set(part, 'aria-description', said.size > 0 ? [...said.values()].join('; ') : null);
  }

  #tellOne(all: readonly Place[], tongue: Tongue): void {
    const places = all.filter(({ dom }) => dom.isConnected).sort(inPageOrder);
    const words = places.filter(({ mark }) => mark.type.name !== 'modification');
    // Where words come or go, the breaks and forms that come and go with them say nothing of their own.
    const heard = words.length > 0 ? words : places;
    const [start] = heard;
    const starts = new Map(heard.toReversed().map((place) => [place.mark.type, place]));
    for (const place of places) {
      if (starts.get(place.mark.type) !== place) this.#say(place, null);
      else if (place !== start) this.#say(place, { words: null });
      else {
        const pieces = piecesOf(heard.filter(({ mark }) => mark.type === place.mark.type));
        const author = place.mark.attrs['author'] as string;
        this.#say(place, { words: announcement(deedOf(heard), author, pieces)[tongue] });
      }
    }
  }
}

/** Announces tracked changes in the window's language. */
export function changesAloud(tongue: () => Tongue): Plugin {
  const ofView = new WeakMap<EditorView, ChangesAloud>();
  const aloudIn = (view: EditorView): ChangesAloud => {
    const aloud = ofView.get(view) ?? new ChangesAloud();
    ofView.set(view, aloud);
    return aloud;
  };
  const draw = (mark: Mark, view: EditorView, isInline: boolean) => aloudIn(view).draw(mark, isInline);
  return new Plugin({
    props: { markViews: { insertion: draw, deletion: draw, modification: draw }, nodeViews: boxViews },
    view: (view) => {
      const aloud = aloudIn(view);
      let last = tongue();
      aloud.tell(last);
      return {
        update: () => {
          const now = tongue();
          if (now !== last) aloud.touchAll();
          last = now;
          aloud.tell(now);
        },
      };
    },
  });
}
