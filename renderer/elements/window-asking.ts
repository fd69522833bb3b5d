import type { ReactiveControllerHost } from 'lit';
import type { RefusalNotice } from '../../shared/story/refusal';
import type { Question } from '../questions';
import type { OpenDialog } from './open-dialog';

/** A question that lies over everything else, and what its answer does. */
export interface Asked {
  readonly question: Question;
  readonly answer: (text: string) => void;
}

/** What asking needs of its window. */
export interface AskingWindow extends HTMLElement, ReactiveControllerHost {
  /** Does something; what the desk or the story refuses is told. */
  readonly attempt: (act: () => void) => void;
  /** A dialog was put away: the person stays. */
  readonly stay: () => void;
}

/** A dialog that another one has taken the place of says late that it is closed: the other one stays. */
const isGone = ({ target }: Event): boolean => target instanceof Node && !target.isConnected;

/** What lies over the window and wants an answer: one dialog, one question over it, one refusal over everything. */
export class WindowAsking {
  #dialog: OpenDialog | null = null;
  #asked: Asked | null = null;
  #told: RefusalNotice | null = null;

  constructor(private readonly window: AskingWindow) {}

  get dialog(): OpenDialog | null {
    return this.#dialog;
  }

  get asked(): Asked | null {
    return this.#asked;
  }

  /** What may not be done. */
  get told(): RefusalNotice | null {
    return this.#told;
  }

  /** A dialog or a question has the person's attention. */
  get isAsking(): boolean {
    return this.#isHolding && this.window.querySelector('dialog[open]') !== null;
  }

  get #isHolding(): boolean {
    return this.#dialog !== null || this.#asked !== null || this.#told !== null;
  }

  show(dialog: OpenDialog): void {
    this.#afterGone(() => this.#set(dialog));
  }

  /**
   * Does something once nothing is there any more that was put away and has not said so yet: `close` comes a task later, and a key
   * may come in between. The element that was put away goes first, so that its late `close` takes nothing else along.
   */
  #afterGone(act: () => void): void {
    if (!this.#isHolding || this.isAsking) return act();
    this.#asked = this.#told = null;
    this.#set(null);
    void this.window.updateComplete.then(act);
  }

  /** Takes a kind of dialog away, where it is the one that is open. */
  hide(kind: OpenDialog['kind']): void {
    if (this.#dialog?.kind === kind) this.#set(null);
  }

  /** Asks something and does what the answer says. */
  ask(question: Question, act: (answer: string) => void): void {
    this.#afterGone(() => {
      this.#asked = { question, answer: (text) => this.window.attempt(() => act(text)) };
      this.window.requestUpdate();
    });
  }

  tell(notice: RefusalNotice): void {
    this.#afterGone(() => {
      this.#told = notice;
      this.window.requestUpdate();
    });
  }

  readonly dismissDialog = (event?: Event): void => {
    if (event && isGone(event)) return;
    this.window.stay();
    // An import that a comparison came up in goes on.
    const from = this.#dialog?.kind === 'compare' ? this.#dialog.from : null;
    this.#set(from && { kind: 'import', run: from });
  };

  readonly dismissRefusal = (event: Event): void => {
    if (isGone(event)) return;
    this.#told = null;
    this.window.requestUpdate();
  };

  readonly dismissQuestion = (event: Event): void => {
    if (isGone(event)) return;
    this.#asked = null;
    this.window.requestUpdate();
  };

  #set(dialog: OpenDialog | null): void {
    this.#dialog = dialog;
    this.window.requestUpdate();
  }
}
