import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Selection, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { StoryProvenance } from '../../shared/contract';
import { words, type Tongue } from '../../shared/story/words';
import { clipboardHands } from '../clipboard-hands';
import { ArchiveViews } from '../editor/archive-views';
import { changesAloud } from '../editor/changes-aloud';
import type { EditorCommand } from '../editor/command';
import { Finder } from '../editor/finder';
import { setHabits, usualHabits, type Habits } from '../editor/habits';
import { pieceViews } from '../editor/piece-views';
import { editorPlugins, screenPlugins, type Surroundings } from '../editor/plugins';
import { scrollerOf, topOf, type PagePlace } from '../editor/place';
import { pageReaders } from '../editor/proof/page-worker';
import { readPagePlugins, readScreenPlugins } from '../editor/read-page';
import type { ArchiveLookup } from '../archive-lookup';
import type { KeyBook } from '../key-book';
import { findLayer } from '../editor/find';
import type { ChangesView } from '../../shared/story/views';
import type { Session } from '../session';
import type { ShownStory } from '../shown-story';
import type { Voice } from '../voice';
import './origin-margin';
import type { FindBar } from './find-bar';
import './find-bar';
import './page-tools';
import './view-notice';
import { detailOf } from './light-element';
import { PageForms } from './page-forms';

const texts = { page: words('Naskah', 'Story') } as const;

/** What the margin needs to say who wrote what. */
export interface MarginOrigins {
  readonly provenance: StoryProvenance | null;
  readonly isFresh: boolean;
  readonly voice: Voice;
}

/** The page of one story with its toolbar. Lit renders around the editable and never inside it. */
@customElement('story-page')
export class StoryPage extends LitElement {
  /** The open story as the page shows it: itself, or a view of its changes. */
  @property({ attribute: false }) shown!: ShownStory;
  @property({ attribute: false }) tongue: Tongue = 'id';
  @property({ attribute: false }) habits: Habits = usualHabits;
  /** What the page looks up in the archive. */
  @property({ attribute: false }) lookup: ArchiveLookup | null = null;
  @property({ attribute: false }) surroundings!: Surroundings;
  /** Who brought each letter, to be shown in the margin; null while nobody wants to see it. */
  @property({ attribute: false }) origins: MarginOrigins | null = null;
  /** Which key does what. */
  @property({ attribute: false }) keyBook!: KeyBook;

  readonly #forms = new PageForms(this);
  readonly #aloud = changesAloud(() => this.tongue);
  #view: EditorView | null = null;
  readonly #finder = new Finder({
    state: () => this.#view?.state ?? this.shown.state,
    dispatch: (transaction) => this.#view?.dispatch(transaction),
    isRead: () => this.shown.isRead,
  });
  #stops: readonly (() => void)[] = [];
  /** The view that is drawn: it is behind the one that is to be shown while the page turns. */
  #drawn: ChangesView = 'marked';
  readonly #archive = new ArchiveViews({
    picture: (sha256) => this.#pictureInfo(sha256),
    signOffs: () => this.lookup?.signOffs ?? [],
  });

  /** The editable and its selection belong to the document, where the rest of the window can see them. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get session(): Session {
    return this.shown.session;
  }

  /** The editable; null while there is none. */
  get view(): EditorView | null {
    return this.#view;
  }

  /** Puts the caret at a place in the story and shows it. */
  reveal(position: number): void {
    this.revealOnPage(this.shown.onPage(position));
  }

  /** As `reveal`, for a place in what is on the page. */
  revealOnPage(position: number): void {
    const view = this.#view;
    if (!view) return;
    const { doc } = view.state;
    const $place = doc.resolve(Math.min(Math.max(0, position), doc.content.size));
    const selection = $place.parent.inlineContent
      ? TextSelection.create(doc, $place.pos)
      : Selection.near($place);
    this.#focus(view);
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  }

  /** Runs a command of the table, as its key would; in a view, those that are done to the story whatever is shown of it. */
  runCommand(command: EditorCommand): void {
    const view = this.#view;
    if (!view) return;
    this.#focus(view);
    if (!this.shown.isRead) command.run(view.state, view.dispatch, view);
    else if (command.inViews)
      command.run(this.session.state, (transaction) => this.session.dispatch(transaction));
    else this.shown.refuse();
  }

  /** True for something on the page itself, not in the tools around it. */
  holds(target: EventTarget | null): boolean {
    return target instanceof Node && this.#view?.dom.contains(target) === true;
  }

  /** Takes the focus, with the caret where the story has it; false if nothing is drawn yet. */
  takeFocus(): boolean {
    if (!this.#view) return false;
    this.#focus(this.#view);
    return true;
  }

  /**
   * Always through the view: given to the element itself, the browser sets its own caret first, at the start of the story, and
   * now and then the story hears of that one. ProseMirror gives the focus only to what can be written in.
   */
  #focus(view: EditorView): void {
    if (view.editable) view.focus();
    else view.dom.focus({ preventScroll: true });
  }

  /** The bar over the page that finds and replaces. */
  get findBar(): FindBar | null {
    return this.querySelector('find-bar');
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
    if (changed.has('shown')) return this.#open();
    if (changed.has('habits')) this.#followHabits();
    if (changed.has('tongue')) this.#view?.setProps({ attributes: this.#attributes() });
  }

  protected override render(): TemplateResult {
    return html`
      <page-tools
        .tongue=${this.tongue}
        .keyBook=${this.keyBook}
        .isRead=${this.shown.isRead}
        @run=${(event: Event) => this.runCommand(detailOf<EditorCommand>(event))}
      ></page-tools>
      <find-bar
        .finder=${this.#finder}
        .tongue=${this.tongue}
        .isRead=${this.shown.isRead}
        @close-find=${() => this.#view && this.#focus(this.#view)}
      ></find-bar>
      <view-notice
        .view=${this.shown.view}
        .refusals=${this.shown.refusals}
        .tongue=${this.tongue}
        .keyBook=${this.keyBook}
        @show-view=${(event: Event) => this.#show(detailOf<ChangesView>(event))}
      ></view-notice>
      ${this.#forms.formView()} ${this.#forms.troubleView()}
      <div class="page-room">
        <div class="page-scroll" data-tongue=${this.tongue}>
          <div class="paper" @paste=${this.#refuse} @cut=${this.#refuse}></div>
          ${
            this.origins && !this.shown.isRead
              ? html`<origin-margin
                  .view=${() => this.#view}
                  .provenance=${this.origins.provenance}
                  .isFresh=${this.origins.isFresh}
                  .voice=${this.origins.voice}
                ></origin-margin>`
              : nothing
          }
        </div>
      </div>
      ${this.#forms.chooserView()}
    `;
  }

  // ------------------------------------------------------------ the editable

  #attributes(): Record<string, string> {
    const { isRead } = this.shown;
    if (isRead)
      return { role: 'document', tabindex: '0', 'aria-label': texts.page[this.tongue], translate: 'no' };
    return {
      role: 'textbox',
      // It takes the focus anyway; said, programs that read pages know that the sheet around it can be scrolled by keys.
      tabindex: '0',
      'aria-multiline': 'true',
      'aria-label': texts.page[this.tongue],
      translate: 'no',
      spellcheck: 'false',
    };
  }

  #open(): void {
    const hadFocus = this.#view?.hasFocus() === true;
    this.#close();
    const { session } = this;
    const paper = this.querySelector('.paper');
    if (!session || !paper) return;
    const hands = clipboardHands(session, this.#forms.say);
    const surroundings: Surroundings = { ...this.surroundings, hands };
    const screen = screenPlugins(pageReaders, this.#aloud);
    session.equip([...screen, ...editorPlugins(this.habits, surroundings)]);
    const place = this.surroundings.place && this.#placeOnPage(this.surroundings.place);
    this.shown.equip((shown) => [
      ...readScreenPlugins(pageReaders, this.#aloud, place),
      ...readPagePlugins(shown, hands),
    ]);
    this.#drawn = this.shown.view;
    this.#view = new EditorView(paper, {
      state: this.shown.state,
      attributes: this.#attributes(),
      nodeViews: {
        ...pieceViews,
        picture: this.#archive.picture,
        signOff: this.#archive.signOff,
      },
      dispatchTransaction: (transaction) => this.shown.dispatch(transaction),
    });
    const stopLookingUp = this.lookup?.subscribe(() => {
      this.#archive.refreshSignOffs();
      this.requestUpdate();
    });
    this.#stops = [
      session.subscribe((change) => {
        if (change === 'state' && !this.shown.isRead) this.#follow();
        if (change === 'story') this.#archive.refreshPictures();
      }),
      this.shown.subscribe(() => this.#followShown()),
      () => stopLookingUp?.(),
    ];
    this.#followTools();
    // Who was writing goes on writing.
    if (hadFocus) this.#view.focus();
  }

  #followHabits(): void {
    const told = setHabits(this.session.state, this.habits);
    if (told) this.session.dispatch(told);
  }

  #close(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#view?.destroy();
    this.#view = null;
    this.#forms.turn(null);
    this.findBar?.close();
  }

  #follow(): void {
    const view = this.#view;
    if (!view) return;
    view.updateState(this.shown.state);
    this.#finder.follow();
    this.#forms.follow(view.state);
    this.#followTools();
  }

  #followTools(): void {
    this.querySelector('page-tools')?.follow(() => (this.#view ? this.session.state : null));
  }

  // ------------------------------------------------------------ views of the changes

  readonly #refuse = (): void => {
    if (this.shown.isRead) this.shown.refuse();
  };

  #show(view: ChangesView): void {
    this.shown.show(view);
    if (this.#view) this.#focus(this.#view);
  }

  /** Where the page stands is remembered as a place in the story, whatever is shown of it. */
  #placeOnPage(place: PagePlace): PagePlace {
    const { shown } = this;
    return {
      get top() {
        return shown.onPage(place.top);
      },
      keepTop: (top) => place.keepTop(shown.inStory(top)),
    };
  }

  #followShown(): void {
    if (this.#drawn === this.shown.view) this.#follow();
    else this.#turn();
    this.requestUpdate();
  }

  /** Draws another view in place of the one that is drawn, where the page stood, with the search that was on. */
  #turn(): void {
    const view = this.#view;
    if (!view) return;
    const hadFocus = view.hasFocus() || document.activeElement === view.dom;
    const scope = findLayer.of(view.state).scope;
    const scroller = scrollerOf(view);
    const [from, to] = [this.#drawn, this.shown.view];
    if (scroller) this.surroundings.place?.keepTop(this.shown.between(from, 'marked', topOf(view, scroller)));
    this.#drawn = to;
    view.setProps({ state: this.shown.state, attributes: this.#attributes() });
    if (hadFocus) this.#focus(view);
    this.#finder.askAgain(
      scope && { from: this.shown.between(from, to, scope.from), to: this.shown.between(from, to, scope.to) },
    );
    this.#forms.turn(view.state);
    this.#followTools();
  }

  #pictureInfo(sha256: string) {
    const info = this.session.pictures.get(sha256);
    if (!info) this.session.wantPicture(sha256);
    return info;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-page': StoryPage;
  }
}
