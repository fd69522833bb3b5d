import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Settings } from '../../shared/contract';
import type { ChangesView } from '../../shared/story/views';
import { movesFrom, type Status } from '../../shared/story/status';
import { nextTheme, themeOf } from '../appearance';
import { keyMapLines, menuTable, paletteCommands, type Standing } from '../command-lists';
import { commandTable } from '../command-table';
import { fadeSettled } from '../commenting';
import { fitterFor } from '../copy-depth';
import type { Surroundings } from '../editor/plugins';
import { KeyBook } from '../key-book';
import type { OpenStory } from '../open-story';
import { PageLook } from '../page-look';
import { OVERLAY_AT_PX, PaneLayout } from '../pane-layout';
import { leaveAddress, showInAddress, storyInAddress } from '../story-address';
import { Voice } from '../voice';
import type { Workstation } from '../workstation';
import type { PaletteChoice } from './command-palette';
import { dialogsView } from './dialogs-view';
import { FileDrop } from './file-drop';
import { ImportHands, INPUT_TYPES } from './import-hands';
import type { InspectorTab } from './inspector-pane';
import { LightElement } from './light-element';
import { LookingBack } from './looking-back';
import { NativeMenu } from './native-menu';
import { PageHands } from './page-hands';
import { cycleFocus } from './pane-focus';
import { StoryErrands } from './story-errands';
import { TabHands } from './tab-hands';
import type { FieldsSet } from './story-fields';
import { UnloadGuard } from './unload-guard';
import { WindowAsking } from './window-asking';
import { WindowKeys } from './window-keys';
import { windowView, type ViewHands } from './window-view';

/** Sets a property that the page inherits, only where it changes: setting it again styles every block of the story anew. */
function setOnce({ style }: HTMLElement, name: string, value: string): void {
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}

/** Times that are left are told anew twice a minute; the returned function stops it. */
function everyHalfMinute(tell: () => void): () => void {
  const timer = setInterval(tell, 30_000);
  return () => clearInterval(timer);
}

/** Lists tell times to the minute; told oftener, they would be drawn anew with every key. */
const MINUTE_MS = 60_000;

/** The root of the window: the only element that knows the workstation. What a person does ends up in one of its hands. */
@customElement('redaksi-window')
export class RedaksiWindow extends LightElement implements ViewHands {
  @property({ attribute: false }) workstation: Workstation | null = null;
  /** Says what time it is, in ms since 1970. */
  @property({ attribute: false }) clock: () => number = () => 0;
  @state() private inspectorTab: InspectorTab = 'story';
  @state() private turn = 0;
  layout!: PaneLayout;
  #look!: PageLook;
  readonly #drop = new FileDrop(this, (files) => this.#importing.take(files));
  readonly #keyBook = new KeyBook(navigator.userAgent.includes('Mac'));
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #narrow = matchMedia(`(max-width: ${OVERLAY_AT_PX}px)`);
  readonly #guard = new UnloadGuard(this, {
    tabs: () => this.#desk.tabs,
    door: () => this.#desk.door,
    flush: () => this.#flush(),
    ask: () => this.asking.show({ kind: 'unload' }),
    asksFirst: () => this.querySelector('import-dialog')?.asksFirst() ?? false,
    unask: () => this.asking.hide('unload'),
    stayed: () => this.#desk.stay(),
  });
  /** What lies over the window and wants an answer. */
  readonly asking = new WindowAsking(this);
  readonly onPage = new PageHands(this);
  readonly past = new LookingBack({
    desk: () => this.#desk,
    flush: () => this.#flush(),
    showHistory: () => this.showTab('history'),
    focusPage: () => this.onPage.focus(),
    changed: () => (this.turn += 1),
  });
  readonly #keys = new WindowKeys({
    hands: this,
    keyBook: this.#keyBook,
    layout: () => this.layout,
    standing: () => this.#standing,
    isAsking: () => this.asking.isAsking,
    runOnPage: (command) => this.querySelector('story-page')?.runCommand(command),
    read: () => (this.openedStory?.shown.isRead ? this.openedStory.shown : null),
    isOnPage: (target) => this.querySelector('story-page')?.holds(target) ?? false,
  });
  readonly #importing = new ImportHands({
    desk: () => this.#desk,
    querySelector: (name) => this.querySelector(name),
    flush: () => this.#flush(),
    show: (dialog) => this.asking.show(dialog),
    openStory: (id) => this.openStory(id),
  });
  readonly errands = new StoryErrands({
    desk: () => this.#desk,
    voice: () => this.voice,
    flush: () => this.#flush(),
    show: (dialog) => this.asking.show(dialog),
    ask: (question, act) => this.asking.ask(question, act),
    tell: (notice) => this.asking.tell(notice),
    showSettings: () => this.showSettings(),
    newName: () => this.#desk.newName(),
  });
  readonly tabs = new TabHands({
    desk: () => this.#desk,
    guard: () => this.#guard,
    flush: () => this.#flush(),
    openStory: (id) => this.openStory(id),
    focusPage: () => this.onPage.focus(),
  });
  readonly #menu = new NativeMenu(
    () => menuTable(commandTable, this.#standing, this.#keyBook, this.voice),
    (menu) => this.#desk.showMenu(menu),
  );
  readonly #surroundings = new WeakMap<OpenStory, Surroundings>();
  #stops: readonly (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const { workstation } = this;
    if (!workstation) throw new RangeError('A window without a workstation has nothing to show');
    const { memory } = workstation;
    this.layout = new PaneLayout(memory);
    this.#look = new PageLook(memory);
    this.layout.setNarrow(this.#narrow.matches);
    const told = () => (this.turn += 1);
    const heard = <Event_ extends Event>(
      target: EventTarget,
      name: string,
      listener: (event: Event_) => void,
    ) => {
      target.addEventListener(name, listener as EventListener);
      return () => target.removeEventListener(name, listener as EventListener);
    };
    this.#stops = [
      workstation.subscribe(told),
      this.layout.subscribe(told),
      this.#look.subscribe(told),
      this.#keyBook.subscribe(told),
      workstation.onKeys((file) => this.#keyBook.read(file)),
      workstation.onChosen((command) => this.#keys.runChosen(command)),
      () => this.#menu.stop(),
      everyHalfMinute(told),
      heard(this.#dark, 'change', told),
      heard(this.#narrow, 'change', () => this.layout.setNarrow(this.#narrow.matches)),
      heard(window, 'keydown', (event: KeyboardEvent) => this.#keys.onKeydown(event)),
      // The address that was asked for: the window may have written that of the story on the page since.
      heard(window, 'hashchange', ({ newURL }: HashChangeEvent) => this.#followAddress(new URL(newURL).hash)),
    ];
    this.#followAddress(location.hash);
    // The window was left with the caret in a story: it comes back with it.
    if (workstation.tabs.opening !== null || workstation.open !== null)
      void this.tabs.whenShown().then(() => this.onPage.focus());
  }

  override disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
    super.disconnectedCallback();
  }

  get #desk(): Workstation {
    if (!this.workstation) throw new RangeError('A window without a workstation has nothing to do');
    return this.workstation;
  }

  /** The story on the page; null while there is none. */
  get openedStory(): OpenStory | null {
    return this.workstation?.open ?? null;
  }

  readonly attempt = (act: () => void): void => this.#desk.attempt(act);

  readonly stay = (): void => this.#guard.stay();

  protected override willUpdate(): void {
    const { settings, open } = this.#desk;
    if (this.voice.tongue !== settings.tongue || this.voice.zone !== settings.house.timeZone)
      this.voice = new Voice(settings.tongue, settings.house.timeZone);
    const root = document.documentElement;
    // Said again, even unchanged, these make the browser style the whole story anew: 15 ms a keystroke in a long one.
    if (root.lang !== settings.tongue) root.lang = settings.tongue;
    const theme = themeOf(settings.theme, this.#dark.matches);
    if (root.dataset['theme'] !== theme) root.dataset['theme'] = theme;
    // The slug and never the headline: a title bar is read over shoulders and in screenshots.
    const slug = open?.session.story.fields.slug;
    document.title = [slug, this.voice.m.app.name].filter(Boolean).join(' · ');
    if (open) showInAddress(open.id);
    else if (this.#desk.tabs.opening === null) leaveAddress();
  }

  protected override updated(): void {
    for (const pane of ['queue', 'inspector'] as const)
      setOnce(this, `--${pane}-width`, `${this.layout.width(pane)}px`);
    setOnce(this, '--copy-size', String(this.#look.size));
    if (this.#desk.door === 'electron') this.#menu.refresh();
    fadeSettled(this.#desk.open?.settled ?? []);
    this.classList.toggle('typewriter', this.#look.isTypewriter);
    this.classList.toggle('narrow', this.layout.isNarrow);
    this.classList.toggle('full-screen', this.layout.isFullScreen);
  }

  protected override render(): TemplateResult {
    const workstation = this.#desk;
    const { voice, turn } = this;
    const { dialog } = this.asking;
    return html`
      ${windowView({
        voice,
        workstation,
        layout: this.layout,
        inspectorTab: this.inspectorTab,
        turn,
        now: Math.floor(this.clock() / MINUTE_MS) * MINUTE_MS,
        keyBook: this.#keyBook,
        isDropping: this.#drop.isOver,
        past: this.past.pastOf(workstation.open),
        hands: this,
      })}
      ${dialogsView({
        voice,
        workstation,
        asking: this.asking,
        unsaved: dialog?.kind === 'unload' ? this.tabs.unsaved(voice.m.queue.untitled) : [],
        mayLeave: this.#guard.mayLeave,
        keyBook: this.#keyBook,
        turn,
        commands:
          dialog?.kind === 'palette'
            ? paletteCommands(commandTable, this.#standing, this.#keyBook, voice)
            : [],
        lineAt: (line) => workstation.open && this.#lineAt(workstation.open, line),
        keyLines: dialog?.kind === 'keys' ? keyMapLines(commandTable, this.#keyBook, voice) : [],
        hands: this,
      })}
      <input type="file" id="files" multiple accept=${INPUT_TYPES} hidden @change=${this.#importing.chosen} />
    `;
  }

  // ------------------------------------------------------------ what a person can do

  get hasStory(): boolean {
    return this.#desk.open !== null;
  }

  get moves(): readonly Status[] {
    const { open } = this.#desk;
    return open ? movesFrom(open.session.story.status) : [];
  }

  newStory(): void {
    this.#flush();
    void this.#desk.newStory().then((id) => {
      if (id) this.onPage.focus();
    });
  }

  chooseFiles(): void {
    this.querySelector<HTMLInputElement>('#files')?.click();
  }

  get isFullScreen(): boolean {
    return this.layout.isFullScreen;
  }

  get isTypewriter(): boolean {
    return this.#look.isTypewriter;
  }

  toggleTypewriter(): void {
    this.#look.toggleTypewriter();
    this.onPage.focus();
  }

  resizeCopy(by: 1 | -1 | 0): void {
    this.#look.resize(by);
  }

  get isBinned(): boolean {
    return (this.#desk.open?.session.story.binned ?? null) !== null;
  }

  get hasOrigins(): boolean {
    return this.past.hasOrigins;
  }

  get changesView(): ChangesView {
    return this.#desk.open?.shown.view ?? 'marked';
  }

  showChanges(view: ChangesView): void {
    this.past.close();
    this.#desk.open?.shown.show(view);
    this.onPage.focus();
  }

  askBin(): void {
    this.errands.askBin();
  }

  unbin(): void {
    this.errands.unbin();
  }

  lookBack(): void {
    this.past.lookAt();
  }

  toggleOrigins(): void {
    this.past.toggleOrigins();
  }

  findStory(): void {
    this.asking.show({ kind: 'palette' });
  }

  findInStory(how: 'find' | 'replace'): void {
    this.querySelector('story-page')?.findBar?.open(how);
  }

  goToPlace(): void {
    this.asking.show({ kind: 'place' });
  }

  findStep(by: 1 | -1): void {
    this.querySelector('story-page')?.findBar?.step(by);
  }

  showKeys(): void {
    this.asking.show({ kind: 'keys' });
  }

  showSettings(): void {
    this.asking.show({ kind: 'settings' });
  }

  showWire(): void {
    this.asking.show({ kind: 'wire', run: this.#desk.wire() });
  }

  nextTheme(): void {
    const { settings } = this.#desk;
    this.saveSettings({ ...settings, theme: nextTheme(settings.theme) });
  }

  nextTongue(): void {
    const { settings } = this.#desk;
    this.saveSettings({ ...settings, tongue: settings.tongue === 'id' ? 'en' : 'id' });
  }

  foldQueue(): void {
    this.layout.toggle('queue');
  }

  foldInspector(): void {
    this.layout.toggle('inspector');
  }

  writeFullScreen(): void {
    this.layout.setFullScreen(!this.layout.isFullScreen);
    this.onPage.focus();
  }

  cyclePane(by: 1 | -1): void {
    cycleFocus(this, by);
  }

  stepStory(by: 1 | -1): void {
    const { queue, open } = this.#desk;
    const shown = queue.page.rows;
    const here = shown.findIndex((row) => row.id === open?.id);
    const next = shown[here === -1 ? 0 : here + by];
    if (next) this.openStory(next.id);
  }

  showTab(tab: InspectorTab): void {
    this.inspectorTab = tab;
    this.layout.show('inspector', true);
    if (tab === 'review') void this.#desk.open?.readFieldChanges();
    if (tab !== 'history') return;
    void this.#desk.open?.readHistory();
    void this.#desk.open?.readProvenance();
  }

  checkNow(): void {
    this.showTab('checks');
    void this.#desk.open?.runCheck();
  }

  giveName(name: string): void {
    const { settings } = this.#desk;
    this.saveSettings({ ...settings, person: { ...settings.person, name } });
  }

  setFields({ story, change }: FieldsSet): void {
    const { open } = this.#desk;
    if (open?.id !== story) throw new RangeError(`Fields were set of ${story}, which is not open`);
    this.#desk.attempt(() => open.setFields(change));
  }

  #lineAt({ shown }: OpenStory, line: number): number | null {
    return fitterFor(this.#desk.settings.house.page).placeOfLine(shown.state.doc, line);
  }

  // ------------------------------------------------------------ what dialogs say

  choose(choice: PaletteChoice): void {
    if ('story' in choice) return this.openStory(choice.story);
    this.#keys.run(choice.command);
  }

  leave(): void {
    this.#guard.leave();
  }

  saveSettings(settings: Settings): void {
    void this.#desk.saveSettings(settings);
  }

  openStory(id: string): void {
    this.#flush();
    void this.#desk.openStory(id);
  }

  // ------------------------------------------------------------ inside

  get #standing(): Standing {
    return { hands: this, page: this.#desk.open?.session.state ?? null };
  }

  /** Fields that are being typed are stored before anything else happens to the story. */
  #flush(): void {
    this.querySelector('story-fields')?.flush();
  }

  #followAddress(address: string): void {
    const { tabs, memory } = this.#desk;
    const id = storyInAddress(address) ?? (tabs.shown === null ? memory.shown : null);
    if (id) this.openStory(id);
  }

  surroundingsOf(story: OpenStory): Surroundings {
    const known = this.#surroundings.get(story) ?? {
      commandFor: (press: KeyboardEvent) => this.#keyBook.commandFor(press),
      place: story,
      isTypewriter: () => this.#look.isTypewriter,
      leave: () => this.#keys.escape(),
    };
    this.#surroundings.set(story, known);
    return known;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'redaksi-window': RedaksiWindow;
  }
}
