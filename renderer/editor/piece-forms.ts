import type { Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { SOURCE_META, type Source } from '../../shared/journal/source';
import { CREDIT_ROLES, roleOfLabel, type CreditRole } from '../../shared/story/credit';
import { schema } from '../../shared/story/schema';
import { readSignOff } from '../../shared/story/sign-off';
import type { KnownSignOff } from '../../shared/story/sign-off-registry';
import { STATUS_LABELS } from '../../shared/story/status';
import { words } from '../../shared/story/words';
import { relatedLabels } from '../../shared/style/writing';
import { addressField, withAddress, type AskedForm, type Suggestion, type Values } from './asked-form';
import { creditLabelIn, habitsIn } from './habits';
import { isRole, readAddress } from './inserting';
import type { Lookup } from './lookup';
import { fillLink } from './related-links';

/** The forms beside the pieces that the archive knows something about: related links, credits, the sign-off. */

const withoutColon = (label: string): string => label.trim().replace(/\s*:$/, '');
const unpublished = words('belum punya alamat', 'has no address yet');

/** A related link: words or an address find the story in the archive, and bring its title. */
export function relatedLinkForm(state: EditorState, pos: number, node: Node): AskedForm {
  const { house, language } = habitsIn(state);
  const label = node.attrs['label'] as string;
  return {
    title: words('Tautan terkait', 'Related link'),
    fields: [
      {
        ...addressField(node.attrs['href'] as string | null),
        hint: words('https://… atau kata dari arsip', 'https://… or words from the archive'),
        suggest: async (typed, lookup) =>
          (await lookup.linkable(readAddress(typed) ?? typed)).map(
            ({ id, title, address, status }): Suggestion => ({
              shown: title,
              note:
                address === null
                  ? words(
                      `${STATUS_LABELS[status].id}, ${unpublished.id}`,
                      `${STATUS_LABELS[status].en}, ${unpublished.en}`,
                    )
                  : words(address, address),
              // The words that found it are no address.
              fills: { address: address ?? '', title, story: id },
              isExact: readAddress(typed) !== undefined,
            }),
          ),
      },
      { name: 'title', words: words('Judul', 'Title'), value: node.textContent },
      {
        name: 'label',
        words: words('Label', 'Label'),
        value: label,
        choices: relatedLabels(house, language),
      },
      { name: 'story', words: words('Naskah', 'Story'), value: '', isHidden: true },
    ],
    answer: ({ address = '', label: given = '', title = '', story = '' }) =>
      withAddress(address, (href) =>
        fillLink(pos, {
          href,
          label: withoutColon(given),
          title: title.trim() === node.textContent ? null : title.replace(/\s+/g, ' ').trim(),
          story: story === '' ? null : story,
        }),
      ),
  };
}

const fillCredit =
  (pos: number, role: CreditRole, label: string, name: string, isFromArchive: boolean): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node?.type !== schema.nodes.credit) return false;
    const { tr } = state;
    if (node.attrs['role'] !== role) tr.setNodeAttribute(pos, 'role', role);
    if (node.attrs['label'] !== label) tr.setNodeAttribute(pos, 'label', label);
    if (name !== node.textContent) {
      tr.replaceWith(pos + 1, pos + 1 + node.content.size, name === '' ? [] : schema.text(name));
      tr.setSelection(TextSelection.create(tr.doc, pos + 1 + name.length));
      const source: Source = { kind: 'archive', story: null };
      if (isFromArchive) tr.setMeta(SOURCE_META, source);
    }
    dispatch?.(tr);
    return true;
  };

/** People whose name, or a part of it, begins like this; the most often credited first. */
function peopleLike(typed: string, { people }: Lookup): Suggestion[] {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return [];
  return people
    .filter(({ name }) => {
      const known = name.toLowerCase();
      return known.startsWith(sought) || known.includes(` ${sought}`);
    })
    .slice(0, 6)
    .map(({ name, label, stories }) => ({
      shown: name,
      note: words(`${label}, ${stories} naskah`, `${label}, ${stories} stories`),
      fills: { name },
    }));
}

/** A credit: the house's label follows the role, the name is completed from the archive. */
export function creditForm(state: EditorState, pos: number, node: Node): AskedForm {
  const options = CREDIT_ROLES.map((role) => {
    const label = creditLabelIn(state, role);
    return { value: role, words: words(label, label) };
  });
  return {
    title: words('Kredit', 'Credit'),
    fields: [
      {
        name: 'role',
        words: words('Peran', 'Role'),
        value: node.attrs['role'] as string,
        options,
        implies: (role): Values => (isRole(role) ? { label: creditLabelIn(state, role) } : {}),
      },
      {
        name: 'label',
        words: words('Label', 'Label'),
        value: node.attrs['label'] as string,
        implies: (label): Values => {
          const role = roleOfLabel(withoutColon(label));
          return role === null ? {} : { role };
        },
      },
      {
        name: 'name',
        words: words('Nama', 'Name'),
        value: node.textContent,
        suggest: (typed, lookup) => Promise.resolve(peopleLike(typed, lookup)),
      },
    ],
    answer: ({ role = '', label = '', name = '' }, lookup) => {
      if (!isRole(role)) return { wrong: words('Pilih perannya.', 'Choose the role.') };
      const tidy = name.replace(/\s+/g, ' ').trim();
      const isKnown = lookup.people.some((person) => person.name === tidy);
      return { run: fillCredit(pos, role, withoutColon(label), tidy, isKnown) };
    },
  };
}

/** How one thing known of a code is told. */
export const toldSignOff = ({ code, name, standing, stories }: KnownSignOff) =>
  standing === 'confirmed'
    ? words(`${code}: ${name}`, `${code}: ${name}`)
    : words(
        `${code}: ${name}? Belum dipastikan (${stories} naskah)`,
        `${code}: ${name}? Unconfirmed (${stories} stories)`,
      );

/** Who stands behind the code of a sign-off: what the archive proposes, for a person to confirm. Null where it has no code. */
export function signOffForm(node: Node, lookup: Lookup): AskedForm | null {
  const code = readSignOff(node.textContent).desk;
  if (code === null) return null;
  const known = lookup.signOffs.filter((one) => one.code === code);
  const told = known.map(toldSignOff);
  const unknown = words(`Belum diketahui siapa ${code}.`, `Nobody knows yet who ${code} is.`);
  return {
    title: words(`Kode ${code}`, `Code ${code}`),
    note:
      told.length === 0
        ? unknown
        : words(told.map(({ id }) => id).join('\n'), told.map(({ en }) => en).join('\n')),
    confirm: words('Pastikan', 'Confirm'),
    fields: [
      {
        name: 'name',
        words: words('Nama orang atau desk', 'Name of the person or desk'),
        value: known[0]?.name ?? '',
        suggest: (typed, { people }) => Promise.resolve(peopleLike(typed, { ...lookup, people })),
      },
      {
        name: 'what',
        words: words('Kode ini milik', 'The code is that of'),
        value: known[0]?.what ?? 'person',
        options: [
          { value: 'person', words: words('Seseorang', 'A person') },
          { value: 'desk', words: words('Sebuah desk', 'A desk') },
        ],
      },
    ],
    answer: ({ name = '', what = 'person' }) =>
      name.trim() === ''
        ? { wrong: words('Tulis namanya dulu.', 'Give the name first.') }
        : { saying: { code, name: name.trim(), what: what === 'desk' ? 'desk' : 'person' } },
    ...(known.length > 0 && {
      other: { words: words('Lupakan', 'Forget'), answer: { forget: code } },
    }),
  };
}
