import type { KnownPerson } from '../../../shared/contract';
import type { StoryReading } from '../../../shared/story/reading';
import {
  pairIn,
  signOffRegistry,
  type KnownSignOff,
  type SignOffPair,
  type SignOffSaying,
} from '../../../shared/story/sign-off-registry';
import type { Database } from './database';

/** More names than anybody completes from. */
const MOST_PEOPLE = 500;

/** Who is credited in the archive's stories, and who signs off with which code. */
export class People {
  readonly #forgetStory;
  readonly #credit;
  readonly #pair;
  readonly #people;
  readonly #learned;
  readonly #said;
  readonly #say;
  readonly #unsay;

  constructor(database: Database) {
    this.#forgetStory = [
      database.prepare('DELETE FROM story_credit WHERE story = ?'),
      database.prepare('DELETE FROM story_sign_off WHERE story = ?'),
    ];
    this.#credit = database.prepare(
      'INSERT INTO story_credit (story, place, role, label, name) VALUES (?, ?, ?, ?, ?)',
    );
    this.#pair = database.prepare('INSERT INTO story_sign_off (story, code, name) VALUES (?, ?, ?)');
    // Of one person under several labels, the label used most.
    this.#people = database.prepare(`
      SELECT name, role, label, stories FROM (
        SELECT name, role, label,
          row_number() OVER (PARTITION BY name ORDER BY count(DISTINCT story) DESC, role, label) AS place
        FROM story_credit GROUP BY name, role, label
      ) JOIN (SELECT name, count(DISTINCT story) AS stories FROM story_credit GROUP BY name) USING (name)
      WHERE place = 1 ORDER BY stories DESC, name LIMIT ${MOST_PEOPLE}`);
    this.#learned = database.prepare(
      'SELECT code, name, count(*) AS stories FROM story_sign_off GROUP BY code, name',
    );
    this.#said = database.prepare('SELECT code, name, what, standing, by, at FROM sign_off');
    this.#say = database.prepare(`
      INSERT INTO sign_off (code, name, what, standing, by, at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (code, name) DO UPDATE SET
        what = excluded.what, standing = excluded.standing, by = excluded.by, at = excluded.at`);
    this.#unsay = database.prepare("DELETE FROM sign_off WHERE code = ? AND standing = 'confirmed'");
  }

  /** Reads one story's people, in place of what was read of it before. */
  catchUp(story: string, reading: Pick<StoryReading, 'signOff' | 'credits'>): void {
    for (const forget of this.#forgetStory) forget.run(story);
    reading.credits.forEach(({ role, label, name }, place) => {
      if (name.trim() !== '') this.#credit.run(story, place, role, label, name.trim());
    });
    const pair = pairIn(reading);
    if (pair) this.#pair.run(story, pair.code, pair.name);
  }

  /** Everybody credited, the most often credited first, each under the label most used for them. */
  list(): KnownPerson[] {
    return this.#people.all() as unknown as KnownPerson[];
  }

  signOffs(): KnownSignOff[] {
    return signOffRegistry(
      this.#learned.all() as unknown as (SignOffPair & { stories: number })[],
      this.#said.all() as unknown as SignOffSaying[],
    );
  }

  /** A person says who a code stands for; what was confirmed for it before gives way. */
  confirm({ code, name, what }: SignOffPair & Pick<KnownSignOff, 'what'>, by: string, at: string): void {
    this.#unsay.run(code);
    this.#say.run(code, name, what, 'confirmed', by, at);
  }

  /** Every name that is known for a code is put away; a name that later stories show is proposed again. */
  forget(code: string, by: string, at: string): void {
    for (const { name, what } of this.signOffs().filter((known) => known.code === code))
      this.#say.run(code, name, what, 'forgotten', by, at);
  }
}
