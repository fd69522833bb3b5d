import type { Command, EditorState } from 'prosemirror-state';
import { CREDIT_ROLES, ROLE_LABELS } from '../../shared/story/credit';
import { words, type Words } from '../../shared/story/words';
import type { Asking } from './asking';
import { readAddress, setAttributes } from './inserting';
import { setForeign, setLink } from './marking';

/** A line of the form beside the text. */
export interface AskedField {
  readonly name: string;
  readonly words: Words;
  readonly value: string;
  /** What may be chosen, where it is a choice. */
  readonly options?: readonly { readonly value: string; readonly words: Words }[];
  /** A text of several lines. */
  readonly isLong?: boolean;
  readonly hint?: Words;
}

export interface AskedForm {
  readonly title: Words;
  readonly fields: readonly AskedField[];
  /** What the answers do; null where they cannot be taken as they are, with the reason. */
  readonly answer: (
    values: Readonly<Record<string, string>>,
  ) => { readonly run: Command } | { readonly wrong: Words };
}

const notAnAddress = words('Bukan alamat http, https atau mailto.', 'Not an http, https or mailto address.');
const addressField = (value: string | null): AskedField => ({
  name: 'address',
  words: words('Alamat', 'Address'),
  value: value ?? '',
  hint: words('https://…', 'https://…'),
});

const ROLES: readonly { value: string; words: Words }[] = CREDIT_ROLES.map((role) => ({
  value: role,
  words: ROLE_LABELS[role],
}));
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

/** Reads an address out of an answer, then goes on; or says what is wrong with it. */
function withAddress(typed: string, then: (href: string | null) => Command): ReturnType<AskedForm['answer']> {
  const href = readAddress(typed);
  return href === undefined ? { wrong: notAnAddress } : { run: then(href) };
}

/** The form for what the page is asking; null where it asks for files, or about something that is gone. */
export function formFor(state: EditorState, asking: Asking): AskedForm | null {
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
      return node && aboutNode(asking.what, asking.pos, node.attrs);
    }
  }
}

function aboutNode(
  what: 'relatedLink' | 'credit' | 'embed' | 'altText',
  pos: number,
  attrs: Readonly<Record<string, string | null>>,
): AskedForm {
  const label = (text: string | null | undefined): AskedField => ({
    name: 'label',
    words: words('Label', 'Label'),
    value: text ?? '',
  });
  switch (what) {
    case 'relatedLink':
      return {
        title: words('Tautan terkait', 'Related link'),
        fields: [addressField(attrs['href'] ?? null), label(attrs['label'])],
        answer: ({ address = '', label: given = '' }) =>
          withAddress(address, (href) =>
            setAttributes(pos, 'relatedLink', { href, label: given.trim().replace(/\s*:$/, '') }),
          ),
      };
    case 'embed':
      return {
        title: words('Sematan', 'Embed'),
        fields: [
          addressField(attrs['address'] ?? null),
          { name: 'title', words: words('Judul', 'Title'), value: attrs['title'] ?? '' },
        ],
        answer: ({ address = '', title = '' }) =>
          withAddress(address, (href) => setAttributes(pos, 'embed', { address: href, title: title.trim() })),
      };
    case 'credit':
      return {
        title: words('Kredit', 'Credit'),
        fields: [
          { name: 'role', words: words('Peran', 'Role'), value: attrs['role'] ?? 'editor', options: ROLES },
          label(attrs['label']),
        ],
        answer: ({ role = 'editor', label: given = '' }) => ({
          run: setAttributes(pos, 'credit', { role: role, label: given.trim().replace(/\s*:$/, '') }),
        }),
      };
    case 'altText':
      return {
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
      };
  }
}
