import { describe, expect, it } from 'vitest';
import { askingIn, turnIn } from '../../renderer/editor/asking';
import type { AskedField, AskedForm } from '../../renderer/editor/asked-form';
import { formFor } from '../../renderer/editor/asking-form';
import { acceptCompletion, completionAt } from '../../renderer/editor/completing';
import { nothingKnown, type Lookup } from '../../renderer/editor/lookup';
import { tab } from '../../renderer/editor/tabbing';
import type { KnownPerson, LinkableStory } from '../../shared/contract';
import { embed, p, picture, relatedLink, story } from '../../shared/story/builders';
import type { KnownSignOff } from '../../shared/story/sign-off-registry';
import { schema } from '../../shared/story/schema';
import { USUAL_WRITING } from '../../shared/style/writing';
import { Page } from './page';

const person = (name: string, stories = 1): KnownPerson => ({
  name,
  role: 'editor',
  label: 'Editor',
  stories,
});
const kudus: LinkableStory = {
  id: 'b1',
  title: 'Banjir Kudus',
  address: 'https://contoh.id/kudus',
  status: 'sent',
  updatedAt: '2026-01-05T01:00:00.000Z',
};
const learned: KnownSignOff = {
  code: 'Z-3',
  name: 'Thalatie Yani',
  what: 'person',
  standing: 'learned',
  stories: 2,
  by: null,
  at: null,
};
const archive: Lookup = {
  people: [person('Thalatie Yani', 3), person('Adi Wibowo')],
  signOffs: [learned],
  linkable: (words) => Promise.resolve(/kudus|banjir/i.test(words) ? [kudus] : []),
};

const flood = () =>
  new Page(
    story({
      headline: 'Tanggul',
      body: [
        p('Hujan deras.'),
        relatedLink({ id: 't', title: 'Lama', label: 'Baca juga' }),
        picture({ id: 'f', altText: 'Air', caption: 'Air di jalan', creditLine: 'ANTARA' }),
        embed('e', null, 'Peta'),
      ],
      signOff: '(AFP/Z-3)',
      credits: [{ role: 'reporter', label: 'Pewarta', name: 'Rini' }],
    }),
    {
      house: { ...USUAL_WRITING, creditLabels: { editor: 'Redaktur' } },
      people: ['Rini Sari', 'Adi Wibowo'],
    },
  );

/** The form that a command asks for. */
function asked(page: Page, command: string, lookup = archive): AskedForm {
  const asking = askingIn(page.command(command).state);
  const form = asking && formFor(page.state, asking, lookup);
  if (!form) throw new RangeError('nothing is asked');
  return form;
}
function field(form: AskedForm, name: string): AskedField {
  const found = form.fields.find((one) => one.name === name);
  if (!found) throw new RangeError(`no line ${name}`);
  return found;
}
const valuesOf = (form: AskedForm) => Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
function answer(page: Page, form: AskedForm, change: Record<string, string>): Page {
  const given = form.answer({ ...valuesOf(form), ...change }, archive);
  if (!('run' in given)) throw new RangeError('the answer does nothing to the story');
  return page.do(given.run);
}

describe('the form of a related link', () => {
  it('finds the story in the archive and brings its title and address', async () => {
    const page = flood().at('La|ma');
    const form = asked(page, 'piece.details');
    const found = (await field(form, 'address').suggest?.('banjir', archive)) ?? [];
    expect(found).toMatchObject([{ shown: 'Banjir Kudus', isExact: false }]);
    answer(page, form, { ...found[0]?.fills });
    expect(page.caret).toBe('relatedLink: Banjir Kudus|');
    expect(page.state.selection.$from.parent.attrs).toMatchObject({ href: 'https://contoh.id/kudus' });
  });

  it('knows a pasted address, also one without its scheme', async () => {
    const form = asked(flood().at('La|ma'), 'piece.details');
    for (const typed of ['https://contoh.id/kudus', 'contoh.id/kudus']) {
      const found = (await field(form, 'address').suggest?.(typed, archive)) ?? [];
      expect(found[0]).toMatchObject({ isExact: true, fills: { title: 'Banjir Kudus', story: 'b1' } });
    }
  });

  it('says so where a story stands nowhere yet, and leaves the address empty', async () => {
    const form = asked(flood().at('La|ma'), 'piece.details');
    const unsent: Lookup = {
      ...archive,
      linkable: () => Promise.resolve([{ ...kudus, address: null, status: 'writing' }]),
    };
    const [found] = (await field(form, 'address').suggest?.('kudus', unsent)) ?? [];
    expect(found?.note?.en).toContain('no address yet');
    expect(found?.fills['address']).toBe('');
  });

  it('takes no address that is none, and a label without its colon', () => {
    const page = flood().at('La|ma');
    const form = asked(page, 'piece.details');
    expect(form.answer({ ...valuesOf(form), address: 'javascript:alert(1)' }, archive)).toHaveProperty(
      'wrong',
    );
    answer(page, form, { label: 'Simak juga : ' });
    expect(page.state.selection.$from.parent.attrs['label']).toBe('Simak juga');
    expect(page.caret).toBe('relatedLink: La|ma');
  });

  it('offers the labels of the house and of its language', () =>
    expect(field(asked(flood().at('La|ma'), 'piece.details'), 'label').choices?.[0]).toBe('Baca juga'));
});

describe('the form of a credit', () => {
  it("has the house's labels, which follow the role, and the role follows a label that is known", () => {
    const form = asked(flood().at('Ri|ni'), 'piece.details');
    const roles = field(form, 'role');
    expect(roles.options?.find(({ value }) => value === 'editor')?.words.id).toBe('Redaktur');
    expect(roles.implies?.('editor')).toEqual({ label: 'Redaktur' });
    expect(field(form, 'label').implies?.('Penerjemah:')).toEqual({ role: 'translator' });
    expect(field(form, 'label').implies?.('Tukang')).toEqual({});
  });

  it('finds people by the beginning of any of their names', async () => {
    const form = asked(flood().at('Ri|ni'), 'piece.details');
    const shown = async (typed: string) =>
      ((await field(form, 'name').suggest?.(typed, archive)) ?? []).map((one) => one.shown);
    expect(await shown('ya')).toEqual(['Thalatie Yani']);
    expect(await shown('adi')).toEqual(['Adi Wibowo']);
    expect(await shown(' ')).toEqual([]);
  });

  it('sets role, label and name in one step', () => {
    const page = flood().at('Ri|ni');
    const before = page.state.doc;
    answer(page, asked(page, 'piece.details'), { role: 'editor', label: 'Redaktur', name: ' Adi  Wibowo ' });
    expect(page.caret).toBe('credit: Adi Wibowo|');
    expect(page.state.selection.$from.parent.attrs).toEqual({ role: 'editor', label: 'Redaktur' });
    expect(page.command('edit.undo').state.doc.eq(before)).toBe(true);
  });

  it('takes no role that there is not', () => {
    const form = asked(flood().at('Ri|ni'), 'piece.details');
    expect(form.answer({ role: 'magician', label: '', name: '' }, archive)).toHaveProperty('wrong');
  });
});

describe('the form of a sign-off', () => {
  it('says what is known of its code, never as certain, and asks a person to confirm it', () => {
    const form = asked(flood().at('(AF|P'), 'piece.details');
    expect(form.note?.en).toBe('Z-3: Thalatie Yani? Unconfirmed (2 stories)');
    expect(form.answer(valuesOf(form), archive)).toEqual({
      saying: { code: 'Z-3', name: 'Thalatie Yani', what: 'person' },
    });
    expect(form.other?.answer).toEqual({ forget: 'Z-3' });
  });

  it('asks who it is where nobody knows, and wants a name', () => {
    const form = asked(flood().at('(AF|P'), 'piece.details', nothingKnown);
    expect(form.note?.en).toContain('Nobody knows yet');
    expect(form.other).toBeUndefined();
    expect(form.answer({ name: ' ', what: 'person' }, nothingKnown)).toHaveProperty('wrong');
  });

  it('is not there for a sign-off without a code', () => {
    const page = new Page(story({ body: [p('Hujan.')], signOff: '(rfs/jbr)' })).at('(rfs|');
    expect(() => page.command('piece.details')).toThrow('cannot');
  });
});

describe('the other forms', () => {
  it('a link, foreign words, an alt text and an embed', () => {
    const link = flood().at('|Hujan| deras');
    answer(link, asked(link, 'format.link'), { address: 'contoh.id/a' });
    expect(
      link.state.doc.rangeHasMark(link.state.selection.from, link.state.selection.to, schema.marks.link),
    ).toBe(true);
    const foreign = flood().at('|Hujan| deras');
    answer(foreign, asked(foreign, 'format.foreign'), { language: 'en' });
    expect(JSON.stringify(foreign.state.doc)).toContain('"language":"en"');
    const photo = flood().at('Air| di');
    answer(photo, asked(photo, 'picture.altText'), { altText: ' Air\ncokelat ' });
    expect(photo.state.selection.$from.node(1).attrs['altText']).toBe('Air cokelat');
    const map = flood().object('embed');
    answer(map, asked(map, 'piece.details'), { address: 'contoh.id/peta', title: 'Peta air' });
    expect(JSON.stringify(map.state.doc)).toContain('https://contoh.id/peta');
  });

  it('count questions, so that a new one is told from one that has only moved', () => {
    const page = flood().at('La|ma').command('piece.details');
    const turn = turnIn(page.state);
    page.state = page.state.apply(page.state.tr.insertText('Lagi. ', 1));
    expect(turnIn(page.state)).toBe(turn);
    expect(turnIn(page.command('piece.details').state)).toBe(turn + 1);
  });
});

describe('a name completed in a credit', () => {
  const typed = (letters: string) => flood().at('Rini|').command('insert.credit').write(letters);

  it('is offered after two letters, whatever their case, and taken with Tab', () => {
    expect(completionAt(typed('a').state)).toBeNull();
    expect(completionAt(typed('AD').state)).toBe('Adi Wibowo');
    const page = typed('ad').do(tab);
    expect(page.caret).toBe('credit: Adi Wibowo|');
    expect(completionAt(page.state)).toBeNull();
    expect(page.command('edit.undo').state.doc.textContent).not.toContain('Adi');
  });

  it('says in the journal that the archive had it', () => {
    const page = typed('Adi');
    acceptCompletion(page.state, (tr) =>
      expect(tr.getMeta('source')).toEqual({ kind: 'archive', story: null }),
    );
    expect(acceptCompletion(page.state)).toBe(true);
  });

  it('is not offered in the middle of a name, over a selection, or outside credits', () => {
    expect(completionAt(flood().at('Ri|ni').state)).toBeNull();
    expect(completionAt(flood().at('|Rini|').state)).toBeNull();
    expect(completionAt(flood().at('Tanggul|').write(' Adi').state)).toBeNull();
    expect(acceptCompletion(flood().at('Tanggul|').state)).toBe(false);
  });
});
