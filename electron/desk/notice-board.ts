import type { NoticeName, Notices } from '../../shared/contract';

type Listener<Name extends NoticeName> = (notice: Notices[Name]) => void;
type Listeners = { [Name in NoticeName]: Set<Listener<Name>> };

/** Where the desk puts up its notices and the doors read them. */
export class NoticeBoard {
  readonly #listeners: Listeners = {
    appended: new Set(),
    alike: new Set(),
    progress: new Set(),
    settings: new Set(),
    keysFile: new Set(),
    deskRules: new Set(),
    clock: new Set(),
    chosen: new Set(),
    standing: new Set(),
    wire: new Set(),
    restarted: new Set(),
    reload: new Set(),
  };

  on<Name extends NoticeName>(name: Name, listener: Listener<Name>): () => void {
    this.#listeners[name].add(listener);
    return () => this.#listeners[name].delete(listener);
  }

  post<Name extends NoticeName>(name: Name, notice: Notices[Name]): void {
    for (const listener of this.#listeners[name]) listener(notice);
  }
}
