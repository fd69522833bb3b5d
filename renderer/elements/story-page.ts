import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Selection, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { words, type Tongue, type Words } from '../../shared/story/words';
import { ask, askingIn, type Asking } from '../editor/asking';
import { formFor, type AskedField } from '../editor/asking-form';
import { editorCommands } from '../editor/commands';
import type { EditorCommand } from '../editor/command';
import { insertPicture, setAttributes } from '../editor/inserting';
import { pieceViews } from '../editor/piece-views';
import { PictureView } from '../editor/picture-view';
import { editorPlugins } from '../editor/plugins';
import type { Session } from '../session';
import { troubleOf } from '../trouble';

/** The buttons above the page, in groups: words, not icons, where words fit. */
const TOOLBAR: readonly (readonly string[])[] = [
  ['format.strong', 'format.em', 'format.link', 'format.leadIn'],
  ['block.crosshead', 'block.quote', 'block.bulleted', 'block.factBox'],
  ['insert.picture', 'insert.relatedLink', 'insert.table', 'insert.credit'],
];

/** Shorter names for the toolbar, part of the full one. */
const SHORT: Readonly<Record<string, Words>> = {
  'format.strong': words('B', 'B'),
  'format.em': words('I', 'I'),
  'format.leadIn': words('Pembuka', 'Lead-in'),
  'block.bulleted': words('Daftar', 'List'),
  'insert.relatedLink': words('Baca juga', 'Related link'),
};

const texts = {
  page: words('Naskah', 'Story'),
  toolbar: words('Alat halaman', 'Page tools'),
  save: words('Simpan', 'Set'),
  cancel: words('Batal', 'Cancel'),
  close: words('Tutup', 'Close'),
} as const;

const ACCEPTED = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

interface ButtonState {
  readonly command: EditorCommand;
  readonly canRun: boolean;
  readonly isActive: boolean;
}

/** The page of one story with its toolbar. Lit renders around the editable and never inside it. */
@customElement('story-page')
export class StoryPage extends LitElement {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) tongue: Tongue = 'id';
  @state() private buttons: readonly (readonly ButtonState[])[] = [];
  @state() private asking: Asking | null = null;
  @state() private wrong: Words | null = null;
  /** Why a picture could not be kept. */
  @state() private trouble: Words | null = null;

  #view: EditorView | null = null;
  #stopListening: (() => void) | null = null;
  #frame = 0;
  readonly #pictureViews = new Set<PictureView>();

  /** The editable and its selection belong to the document, where the rest of the window can see them. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Puts the caret at a place in the story and shows it. */
  reveal(position: number): void {
    const view = this.#view;
    if (!view) return;
    const { doc } = view.state;
    const $place = doc.resolve(Math.min(Math.max(0, position), doc.content.size));
    const selection = $place.parent.inlineContent
      ? TextSelection.create(doc, $place.pos)
      : Selection.near($place);
    view.focus();
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  }

  /** Runs a command of the table, as its key would. */
  runCommand(command: EditorCommand): void {
    const view = this.#view;
    if (!view) return;
    view.focus();
    command.run(view.state, view.dispatch, view);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#open();
    if (changed.has('tongue')) this.#view?.setProps({ attributes: this.#attributes() });
    if (changed.has('asking' as keyof StoryPage) && this.asking) {
      this.querySelector<HTMLElement>('.asking :is(input, select, textarea)')?.focus();
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="tools" role="toolbar" aria-label=${texts.toolbar[this.tongue]} @keydown=${this.#stepTools}>
        ${this.buttons.map((group) => html`<div class="tool-group">${group.map((button) => this.#buttonView(button))}</div>`)}
      </div>
      ${this.#formView()} ${this.#troubleView()}
      <div class="page-scroll" data-tongue=${this.tongue}>
        <div class="paper"></div>
      </div>
      <input
        class="picture-chooser"
        type="file"
        accept=${ACCEPTED}
        multiple
        hidden
        tabindex="-1"
        aria-hidden="true"
        @change=${this.#takeFiles}
      />
    `;
  }

  // ------------------------------------------------------------ the editable

  #attributes(): Record<string, string> {
    return {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': texts.page[this.tongue],
      translate: 'no',
      spellcheck: 'false',
    };
  }

  #open(): void {
    this.#close();
    const { session } = this;
    const paper = this.querySelector('.paper');
    if (!session || !paper) return;
    session.equip(editorPlugins());
    this.#view = new EditorView(paper, {
      state: session.state,
      attributes: this.#attributes(),
      nodeViews: {
        ...pieceViews,
        picture: (node, view, getPos) => {
          const source = { info: (sha256: string) => this.#pictureInfo(sha256) };
          const made: PictureView = new PictureView(node, view, getPos, source, () =>
            this.#pictureViews.delete(made),
          );
          this.#pictureViews.add(made);
          return made;
        },
      },
      dispatchTransaction: (transaction) => session.dispatch(transaction),
    });
    this.#stopListening = session.subscribe((change) => {
      if (change === 'state') this.#follow();
      if (change === 'story') for (const view of this.#pictureViews) view.refresh();
    });
    this.#readButtons();
  }

  #close(): void {
    this.#stopListening?.();
    this.#stopListening = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pictureViews.clear();
    this.#view?.destroy();
    this.#view = null;
    this.asking = null;
  }

  #follow(): void {
    const view = this.#view;
    if (!view) return;
    view.updateState(this.session.state);
    const asking = askingIn(view.state);
    if (asking?.what === 'pictureFile' && this.asking !== asking)
      this.querySelector<HTMLInputElement>('.picture-chooser')?.click();
    if (asking !== this.asking) this.wrong = null;
    this.asking = asking;
    // The toolbar looks at the selection's block only, and no more than once a frame.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#readButtons();
    });
  }

  #pictureInfo(sha256: string) {
    const info = this.session.pictures.get(sha256);
    if (!info) this.session.wantPicture(sha256);
    return info;
  }

  // ------------------------------------------------------------ toolbar

  #readButtons(): void {
    const editorState = this.#view?.state;
    if (!editorState) return;
    const next = TOOLBAR.map((group) =>
      group.flatMap((id) => {
        const command = editorCommands.find((one) => one.id === id);
        if (!command) return [];
        return [
          { command, canRun: command.run(editorState), isActive: command.isActive?.(editorState) ?? false },
        ];
      }),
    );
    const flat = (groups: typeof this.buttons) =>
      groups
        .flat()
        .map(({ canRun, isActive }) => `${canRun}${isActive}`)
        .join();
    if (flat(next) !== flat(this.buttons)) this.buttons = next;
  }

  #buttonView({ command, canRun, isActive }: ButtonState): TemplateResult {
    const name = command.words[this.tongue];
    const isToggle = command.isActive !== undefined;
    return html`<button
      type="button"
      class="tool tool-${command.id.replace('.', '-')}"
      aria-label=${name}
      title=${command.keys[0] ? `${name} (${command.keys[0].replace('Mod', 'Ctrl')})` : name}
      aria-pressed=${isToggle ? String(isActive) : nothing}
      ?disabled=${!canRun}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.runCommand(command)}
    >
      ${SHORT[command.id]?.[this.tongue] ?? name}
    </button>`;
  }

  /** Arrow keys go from tool to tool (ARIA toolbar). */
  #stepTools = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const tools = [...this.querySelectorAll<HTMLButtonElement>('.tool:not(:disabled)')];
    const next = tools[tools.indexOf(event.target as HTMLButtonElement) + by];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };

  // ------------------------------------------------------------ the form beside the text

  #formView(): TemplateResult | typeof nothing {
    const editorState = this.#view?.state;
    const form = editorState && this.asking && formFor(editorState, this.asking);
    if (!form) return nothing;
    return html`
      <form
        class="asking"
        aria-label=${form.title[this.tongue]}
        @submit=${this.#answer}
        @keydown=${this.#leaveForm}
      >
        <strong>${form.title[this.tongue]}</strong>
        ${form.fields.map((field) => this.#fieldView(field))}
        ${this.wrong ? html`<p class="asking-wrong" role="alert">${this.wrong[this.tongue]}</p>` : nothing}
        <div class="asking-hands">
          <button type="submit" class="button primary small">${texts.save[this.tongue]}</button>
          <button type="button" class="button small" @click=${this.#dismiss}>
            ${texts.cancel[this.tongue]}
          </button>
        </div>
      </form>
    `;
  }

  #troubleView(): TemplateResult | typeof nothing {
    if (!this.trouble) return nothing;
    return html`<div class="asking" role="alert">
      <p class="asking-wrong">${this.trouble[this.tongue]}</p>
      <div class="asking-hands">
        <button type="button" class="button small" @click=${() => (this.trouble = null)}>
          ${texts.close[this.tongue]}
        </button>
      </div>
    </div>`;
  }

  #fieldView({ name, words: label, value, options, isLong, hint }: AskedField): TemplateResult {
    const control = options
      ? html`<select name=${name}>
          ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.words[this.tongue]}</option>`)}
        </select>`
      : isLong
        ? html`<textarea name=${name} rows="3" .value=${value}></textarea>`
        : html`<input
            type="text"
            name=${name}
            .value=${value}
            placeholder=${hint?.[this.tongue] ?? ''}
            autocomplete="off"
          />`;
    return html`<label><span>${label[this.tongue]}</span>${control}</label>`;
  }

  #answer = (event: Event): void => {
    event.preventDefault();
    const view = this.#view;
    const form = view && this.asking && formFor(view.state, this.asking);
    if (!view || !form) return;
    const given = Object.fromEntries(
      [...new FormData(event.target as HTMLFormElement)].map(([name, value]) => [
        name,
        typeof value === 'string' ? value : '',
      ]),
    );
    const answer = form.answer(given);
    if ('wrong' in answer) {
      this.wrong = answer.wrong;
      return;
    }
    answer.run(view.state, view.dispatch, view);
    this.#dismiss();
  };

  #leaveForm = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') this.#dismiss();
  };

  #dismiss = (): void => {
    const view = this.#view;
    if (!view) return;
    if (askingIn(view.state)) view.dispatch(ask(view.state.tr, null));
    view.focus();
  };

  // ------------------------------------------------------------ picture files

  #takeFiles = (event: Event): void => {
    const chooser = event.target as HTMLInputElement;
    const files = [...(chooser.files ?? [])];
    chooser.value = '';
    const asking = this.#view && askingIn(this.#view.state);
    this.#dismiss();
    void this.#keepFiles(files, asking?.what === 'pictureFile' ? asking.pos : null);
  };

  /** Keeps the files and puts them on the page: the first into the picture that asked for one, the rest as new pictures. */
  async #keepFiles(files: readonly File[], pos: number | null): Promise<void> {
    let into = pos;
    for (const file of files) {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const { sha256 } = await this.session.keepPicture({ name: file.name, bytes });
        const view = this.#view;
        if (!view) return;
        const put =
          into === null ? insertPicture(sha256) : setAttributes(into, 'picture', { picture: sha256 });
        put(view.state, view.dispatch, view);
        into = null;
      } catch (error) {
        const { what, kept, todo } = troubleOf(error);
        const say = (tongue: Tongue) => `${what[tongue]}. ${kept[tongue]}; ${todo[tongue]}.`;
        this.trouble = words(say('id'), say('en'));
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-page': StoryPage;
  }
}
