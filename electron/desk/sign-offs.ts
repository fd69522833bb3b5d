import type { Arguments } from '../../shared/contract';
import type { Archive } from './archive/archive';
import { refusals } from './desk-refusals';
import type { Hand } from './reviewing';
import type { Stories } from './stories';

/** The codes that sign stories off, as the archive has learned them and people have confirmed them. */
export class SignOffs {
  constructor(
    private readonly archive: Archive,
    private readonly stories: Stories,
    private readonly hand: () => Hand,
  ) {}

  list() {
    this.stories.catchUp();
    return this.archive.people.signOffs();
  }

  confirm(pair: Arguments<'confirmSignOff'>) {
    return this.#say(({ author, at }) => this.archive.people.confirm(pair, author, at));
  }

  forget(code: string) {
    return this.#say(({ author, at }) => this.archive.people.forget(code, author, at));
  }

  /** A person says something of a code: by name, and on disk before the answer. */
  #say(say: (by: Hand) => void) {
    const by = this.hand();
    if (by.author === '') throw refusals.nameless();
    this.stories.catchUp();
    this.archive.write(() => say(by));
    return this.archive.people.signOffs();
  }
}
