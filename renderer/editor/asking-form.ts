import type { EditorState } from 'prosemirror-state';
import { words, type Words } from '../../shared/story/words';
import { addressField, withAddress, type AskedForm } from './asked-form';
import type { Asking } from './asking';
import { setAttributes } from './inserting';
import type { Lookup } from './lookup';
import { setForeign, setLink } from './marking';
import { creditForm, relatedLinkForm, signOffForm } from './piece-forms';

const LANGUAGES: readonly { value: string; words: Words }[] = [
  { value: 'en', words: words('Inggris', 'English') },
  { value: 'id', words: words('Indonesia', 'Indonesian') },
  { value: 'jv', words: words('Jawa', 'Javanese') },
  { value: 'su', words: words('Sunda', 'Sundanese') },
  { value: 'ar', words: words('Arab', 'Arabic') },
  { value: 'nl', words: words('Belanda', 'Dutch') },
  { value: 'zh', words: words('Tionghoa', 'Chinese') },
  { value: 'ja', words: words('Jepang', 'Japanese') },
  { value: 'la', words: words('Latin', 'Latin') },
];

/** The form for what the page is asking; null where it asks for files, or about something that is gone. */
export function formFor(state: EditorState, asking: Asking, lookup: Lookup): AskedForm | null {
  switch (asking.what) {
    case 'link':
      return {
        title: words('Tautan', 'Link'),
        fields: [addressField(asking.href)],
        answer: ({ address = '' }) => withAddress(address, (href) => setLink(asking.from, asking.to, href)),
      };
    case 'foreign':
      return {
        title: words('Kata asing', 'Foreign words'),
        fields: [{ name: 'language', words: words('Bahasa', 'Language'), value: 'en', options: LANGUAGES }],
        answer: ({ language = 'en' }) => ({ run: setForeign(asking.from, asking.to, language) }),
      };
    case 'pictureFile':
      return null;
    default: {
      const node = state.doc.nodeAt(asking.pos);
      if (!node) return null;
      switch (asking.what) {
        case 'relatedLink':
          return relatedLinkForm(state, asking.pos, node);
        case 'credit':
          return creditForm(state, asking.pos, node);
        case 'signOff':
          return signOffForm(node, lookup);
        case 'embed':
          return embedForm(asking.pos, node.attrs);
        case 'altText':
          return altTextForm(asking.pos, node.attrs);
      }
    }
  }
}

type Attributes = Readonly<Record<string, string | null>>;

const embedForm = (pos: number, attrs: Attributes): AskedForm => ({
  title: words('Sematan', 'Embed'),
  fields: [
    addressField(attrs['address'] ?? null),
    { name: 'title', words: words('Judul', 'Title'), value: attrs['title'] ?? '' },
  ],
  answer: ({ address = '', title = '' }) =>
    withAddress(address, (href) => setAttributes(pos, 'embed', { address: href, title: title.trim() })),
});

const altTextForm = (pos: number, attrs: Attributes): AskedForm => ({
  title: words('Teks alternatif', 'Alt text'),
  fields: [
    {
      name: 'altText',
      words: words('Untuk yang tidak melihat foto', 'For those who cannot see the picture'),
      value: attrs['altText'] ?? '',
      isLong: true,
    },
  ],
  answer: ({ altText = '' }) => ({
    run: setAttributes(pos, 'picture', { altText: altText.replace(/\s+/g, ' ').trim() }),
  }),
});
