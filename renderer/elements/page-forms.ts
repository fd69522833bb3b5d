import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { words, type Tongue, type Words } from '../../shared/story/words';
import type { ArchiveLookup } from '../archive-lookup';
import type { Answer } from '../editor/asked-form';
import { ask, askingIn, turnIn, type Asking } from '../editor/asking';
import { formFor } from '../editor/asking-form';
import { nothingKnown } from '../editor/lookup';
import { keepPictureFiles } from '../editor/picture-files';
import type { Session } from '../session';
import { sentenceOf } from '../trouble';
import './asking-panel';
import { detailOf } from './light-element';

const texts = { close: words('Tutup', 'Close') } as const;

const ACCEPTED = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

/** The page that the forms stand beside. */
export interface FormsHost extends ReactiveControllerHost {
  readonly tongue: Tongue;
  readonly lookup: ArchiveLookup | null;
  readonly session: Session;
  readonly view: EditorView | null;
  querySelector(selector: '.picture-chooser'): HTMLInputElement | null;
}

/** What stands beside the text of a page while something is asked for it: the form, the files of a picture, and what went wrong. */
export class PageForms {
  readonly #host: FormsHost;
  #asking: Asking | null = null;
  /** Why a picture could not be kept, or the archive would not take something. */
  #trouble: Words | null = null;
  /** What of a paste did not come along. */
  #notice: Words | null = null;

  constructor(host: FormsHost) {
    this.#host = host;
  }

  /** Follows what the page asks for; where that is the file of a picture, the system is asked. */
  follow(state: EditorState): void {
    const asking = askingIn(state);
    if (asking?.what === 'pictureFile' && this.#asking !== asking)
      this.#host.querySelector('.picture-chooser')?.click();
    this.turn(state);
  }

  /** Follows what another view of the same story asks for, which nobody has just asked. */
  turn(state: EditorState | null): void {
    const asking = state && askingIn(state);
    if (asking === this.#asking) return;
    this.#asking = asking;
    this.#host.requestUpdate();
  }

  /** Says that something of what came to the page did not come along. */
  readonly say = (told: Words | null): void => {
    this.#notice = told;
    this.#host.requestUpdate();
  };

  formView(): TemplateResult | typeof nothing {
    const { view, tongue } = this.#host;
    const lookup = this.#host.lookup ?? nothingKnown;
    const form = view && this.#asking && formFor(view.state, this.#asking, lookup);
    if (!form) return nothing;
    return html`<asking-panel
      .form=${form}
      .turn=${turnIn(view.state)}
      .lookup=${lookup}
      .tongue=${tongue}
      @answer=${(event: Event) => this.#answer(detailOf<Answer>(event))}
      @dismiss=${this.#dismiss}
    ></asking-panel>`;
  }

  troubleView(): TemplateResult | typeof nothing {
    const told = this.#trouble ?? this.#notice;
    if (!told) return nothing;
    const { tongue } = this.#host;
    return html`<div class="asking" role=${this.#trouble ? 'alert' : 'status'}>
      <p class=${this.#trouble ? 'asking-wrong' : 'asking-told'}>${told[tongue]}</p>
      <div class="asking-hands">
        <button type="button" class="button small" @click=${this.#close}>${texts.close[tongue]}</button>
      </div>
    </div>`;
  }

  chooserView(): TemplateResult {
    return html`<input
      class="picture-chooser"
      type="file"
      accept=${ACCEPTED}
      multiple
      hidden
      tabindex="-1"
      aria-hidden="true"
      @change=${this.#takeFiles}
    />`;
  }

  readonly #close = (): void => {
    this.#trouble = this.#notice = null;
    this.#host.requestUpdate();
  };

  #answer(answer: Answer): void {
    const { view, lookup } = this.#host;
    if (!view) return;
    if ('run' in answer) answer.run(view.state, view.dispatch, view);
    if ('saying' in answer) void this.#tell(lookup?.confirm(answer.saying));
    if ('forget' in answer) void this.#tell(lookup?.forget(answer.forget));
    this.#dismiss();
  }

  /** Something is said to the archive; what it refuses is shown. */
  async #tell(saying: Promise<void> | undefined): Promise<void> {
    try {
      await saying;
    } catch (error) {
      this.#showTrouble(error);
    }
  }

  #showTrouble(error: unknown): void {
    this.#trouble = sentenceOf(error);
    this.#host.requestUpdate();
  }

  readonly #dismiss = (): void => {
    const { view } = this.#host;
    if (!view) return;
    if (askingIn(view.state)) view.dispatch(ask(view.state.tr, null));
    view.focus();
  };

  readonly #takeFiles = (event: Event): void => {
    const chooser = event.target as HTMLInputElement;
    const files = [...(chooser.files ?? [])];
    chooser.value = '';
    const { view, session } = this.#host;
    const asking = view && askingIn(view.state);
    this.#dismiss();
    const into = asking?.what === 'pictureFile' ? asking.pos : null;
    void keepPictureFiles(files, into, {
      keep: (file) => session.keepPicture(file),
      page: () => this.#host.view,
      refused: (error) => this.#showTrouble(error),
    });
  };
}
