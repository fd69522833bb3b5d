import { html, render } from 'lit';
import {
  crosshead,
  factBox,
  item,
  leadIn,
  link,
  list,
  p,
  picture,
  quote,
  relatedLink,
  row,
  story as storyOf,
  strong,
  table,
} from '../shared/story/builders';
import type { OpenedStory } from '../shared/contract';
import { newFields } from '../shared/story/fields';
import { schema } from '../shared/story/schema';
import type { DeskLine } from './desk-line';
import { usualHabits } from './editor/habits';
import { nowhere } from './editor/plugins';
import './elements/inspector-pane';
import './elements/story-page';
import { fontsReady } from './font-measure';
import { KeyBook } from './key-book';
import { OpenStory } from './open-story';
import { Session } from './session';
import { platformClock } from './session/clock';
import type { Voice } from './voice';

/**
 * The opening of a story, played once out of sight while nobody waits: the engine has then read and compiled what opening takes, the
 * templates are prepared and the fonts are there, and the first story of the day opens as fast as the second.
 */

/** So often every piece stands in the story: what is done a few times only is compiled for a few times only. */
const TURNS = 12;

function aStory() {
  const { insertion, deletion, comment } = schema.marks;
  const change = { author: '', at: '2000-01-01T00:00:00Z' };
  const text = 'Rapat dimulai pagi ini di balai desa dan dihadiri warga dari tiga dusun di tepi sungai. ';
  const body = Array.from({ length: TURNS }, (_, n) => [
    p(leadIn('Warga Demak'), ` ${text}`, strong('kata'), link('tautan', 'https://contoh.id/')),
    p(
      text,
      schema.text('baru', [insertion.create({ id: `baru-${n}`, ...change })]),
      schema.text('lama', [deletion.create({ id: `lama-${n}`, ...change })]),
      schema.text('kata', [comment.create({ id: `komentar-${n}` })]),
    ),
    crosshead('Antara'),
    quote([p(text)], 'Warga'),
    list([item(text), item(text)]),
    picture({ id: `foto-${n}`, caption: text, creditLine: 'Foto' }),
    relatedLink({ id: `tautan-${n}`, title: text, href: 'https://contoh.id/' }),
    factBox('Angka', [p(text)]),
    table(row(['Desa', 'Warga'], true), row(['Satu', '1'])),
  ]).flat();
  return storyOf({
    kicker: 'Laporan',
    headline: 'Rapat desa',
    standfirst: text,
    byline: 'Warga',
    dateline: 'Demak',
    body,
    signOff: '(X/1)',
    credits: [{ role: 'editor', label: 'Editor', name: 'Warga' }],
  });
}

const opened = (): OpenedStory => ({
  id: 'rehearsal',
  seq: 1,
  doc: aStory().toJSON() as unknown,
  pictures: [],
  fields: newFields(),
  status: 'writing',
  moved: null,
  assigned: null,
  approvals: [],
  clearances: [],
  waivers: [],
  sendings: [],
  threads: [],
  binned: null,
  createdAt: '2000-01-01T00:00:00Z',
  createdBy: '',
  updatedAt: '2000-01-01T00:00:00Z',
});

/** A desk that has one story, and never an answer to anything else. */
const deskOf = (one: OpenedStory): DeskLine => ({
  isConnected: true,
  call: ((name: string) =>
    name === 'openStory' ? Promise.resolve(one) : new Promise(() => undefined)) as DeskLine['call'],
  on: () => () => undefined,
  onConnection: () => () => undefined,
});

/** Plays it. The page that it draws is gone again before anybody could see it or meet it: all of it is one task. */
export async function rehearseOpening(voice: Voice): Promise<void> {
  void fontsReady();
  const desk = deskOf(opened());
  const session = await Session.open(desk, 'rehearsal', { client: 'rehearsal' });
  const story = new OpenStory(session, desk, platformClock);
  const stage = document.createElement('div');
  stage.className = 'rehearsal';
  stage.inert = true;
  document.body.append(stage);
  render(
    html`<story-page
        .shown=${story.shown}
        .tongue=${voice.tongue}
        .habits=${usualHabits}
        .keyBook=${new KeyBook(false)}
        .surroundings=${nowhere}
      ></story-page>
      <inspector-pane .voice=${voice} .story=${story}></inspector-pane>`,
    stage,
  );
  await stage.querySelector('story-page')?.updateComplete;
  await stage.querySelector('inspector-pane')?.updateComplete;
  await stage.querySelector('story-fields')?.updateComplete;
  story.readReview();
  void story.words;
  // Once laid out, as the first frame of a page is.
  stage.getBoundingClientRect();
  stage.remove();
  await story.close();
}
