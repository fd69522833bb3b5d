import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Settings } from '../../shared/contract';
import type { Finding } from '../../shared/preflight/finding';
import type { FormField } from '../story-form';
import { movesFrom, needsReason, type Status } from '../../shared/story/status';
import { nextTheme, themeOf } from '../appearance';
import { commandOf, keyMapLines, offered, paletteCommands } from '../command-lists';
import { editorCommands } from '../editor/commands';
import { placeOf } from '../finding-order';
import { isTyping } from '../keys';
import { windowMemory } from '../memory';
import { OVERLAY_AT_PX, PaneLayout } from '../pane-layout';
import { positionOf } from '../place-finder';
import { moveQuestion, revisionQuestion, waiverQuestion, type Question } from '../questions';
import { QUEUE_TABS, rowsIn, type QueueTab } from '../queue-tabs';
import { addressOf, storyInAddress } from '../story-address';
import { Voice } from '../voice';
import { windowCommands } from '../window-commands';
import type { Workstation } from '../workstation';
import type { PaletteChoice } from './command-palette';
import { dialogsView, type Asked, type OpenDialog } from './dialogs-view';
import { fieldId } from './field-input';
import { FileDrop } from './file-drop';
import type { InspectorTab } from './inspector-pane';
import { LightElement } from './light-element';
import { cycleFocus, focusPane } from './pane-focus';
import type { FieldsSet } from './story-fields';
import { UnloadGuard } from './unload-guard';
import { windowView, type ViewHands } from './window-view';

/** The root of the window: the only element that knows the workstation. What a person does ends up in one of its hands. */
@customElement('redaksi-window')
export class RedaksiWindow extends LightElement implements ViewHands {
  @property({ attribute: false }) workstation: Workstation | null = null;
  /** Says what time it is, in ms since 1970. */
  @property({ attribute: false }) clock: () => number = () => 0;
  @state() private dialog: OpenDialog | null = null;
  @state() private asked: Asked | null = null;
  @state() private queueTab: QueueTab = 'all';
  @state() private inspectorTab: InspectorTab = 'story';
  @state() private turn = 0;
  readonly #layout = new PaneLayout(windowMemory);
  readonly #drop = new FileDrop(this, (files) => this.#import(files));
  readonly #isMac = navigator.userAgent.includes('Mac');
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #narrow = matchMedia(`(max-width: ${OVERLAY_AT_PX}px)`);
  readonly #guard = new UnloadGuard(this, {
    desk: () => this.#desk,
    flush: () => this.#flush(),
    ask: () => this.#show({ kind: 'unload' }),
  });
  #stops: readonly (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const { workstation } = this;
    if (!workstation) throw new RangeError('A window without a workstation has nothing to show');
    const remembered = windowMemory.get('queueTab');
    this.queueTab = QUEUE_TABS.find((tab) => tab === remembered) ?? 'all';
    this.#layout.setNarrow(this.#narrow.matches);
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
      this.#layout.subscribe(told),
      heard(this.#dark, 'change', told),
      heard(this.#narrow, 'change', () => this.#layout.setNarrow(this.#narrow.matches)),
      heard(window, 'keydown', (event: KeyboardEvent) => this.#onKeydown(event)),
      heard(window, 'hashchange', () => this.#followAddress()),
    ];
    this.#followAddress();
  }

  override disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
    super.disconnectedCallback();
  }

  get #desk(): Workstation {
    if (!this.workstation) throw new RangeError('A window without a workstation has nothing to do');
    return this.workstation;
  }

  protected override willUpdate(): void {
    const { settings, open } = this.#desk;
    if (this.voice.tongue !== settings.tongue || this.voice.zone !== settings.house.timeZone)
      this.voice = new Voice(settings.tongue, settings.house.timeZone);
    const root = document.documentElement;
    root.lang = settings.tongue;
    root.dataset['theme'] = themeOf(settings.theme, this.#dark.matches);
    // The slug and never the headline: a title bar is read over shoulders and in screenshots.
    const slug = open?.session.story.fields.slug;
    document.title = [slug, this.voice.m.app.name].filter(Boolean).join(' · ');
    if (open && storyInAddress(location.hash) !== open.id) history.pushState(null, '', addressOf(open.id));
  }

  protected override updated(): void {
    for (const pane of ['queue', 'inspector'] as const)
      this.style.setProperty(`--${pane}-width`, `${this.#layout.width(pane)}px`);
    this.classList.toggle('narrow', this.#layout.isNarrow);
    this.classList.toggle('full-screen', this.#layout.isFullScreen);
  }

  protected override render(): TemplateResult {
    const workstation = this.#desk;
    const { voice, turn } = this;
    const commands = [...offered(windowCommands, this), ...(workstation.open ? editorCommands : [])];
    return html`
      ${windowView({
        voice,
        workstation,
        layout: this.#layout,
        queueTab: this.queueTab,
        inspectorTab: this.inspectorTab,
        turn,
        now: this.clock(),
        isMac: this.#isMac,
        isDropping: this.#drop.isOver,
        hands: this,
      })}
      ${dialogsView({
        voice,
        workstation,
        dialog: this.dialog,
        asked: this.asked,
        isMac: this.#isMac,
        turn,
        commands: this.dialog?.kind === 'palette' ? paletteCommands(commands, voice) : [],
        keyLines:
          this.dialog?.kind === 'keys' ? keyMapLines([...windowCommands, ...editorCommands], voice) : [],
        hands: this,
      })}
      <input type="file" id="files" multiple accept=".txt,text/plain" hidden @change=${this.#onFiles} />
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
      if (id) this.focusPage();
    });
  }

  chooseFiles(): void {
    this.querySelector<HTMLInputElement>('#files')?.click();
  }

  startExport(): void {
    const { open } = this.#desk;
    if (!open) return;
    this.#flush();
    const run = this.#desk.exportStory(open);
    this.#show({ kind: 'export', run });
    void run.prepare();
  }

  startSignOff(): void {
    const { open } = this.#desk;
    if (!open) return;
    this.#flush();
    const run = this.#desk.signOff(open);
    this.#show({ kind: 'signOff', run });
    void run.prepare();
  }

  askRevisionName(): void {
    const { open } = this.#desk;
    if (!open) return;
    this.#ask(revisionQuestion(this.voice), (name) => {
      open.session.saveRevision(name);
      void open.session.settled().then(() => open.readHistory());
    });
  }

  askWaiver(finding: Finding): void {
    const { open, settings } = this.#desk;
    if (!open) return;
    const { name } = settings.person;
    // Somebody has to answer for a waiver.
    if (name === '') return this.showSettings();
    this.#ask(waiverQuestion(this.voice, finding, name), (why) => void open.waive(finding.rule, why));
  }

  moveTo(status: Status): void {
    const { open } = this.#desk;
    if (!open) return;
    if (status === 'signedOff') this.startSignOff();
    else if (needsReason(status))
      this.#ask(moveQuestion(this.voice, status), (why) => open.move(status, why));
    else this.#desk.attempt(() => open.move(status));
  }

  findStory(): void {
    this.#show({ kind: 'palette' });
  }

  showKeys(): void {
    this.#show({ kind: 'keys' });
  }

  showSettings(): void {
    this.#show({ kind: 'settings' });
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
    this.#layout.toggle('queue');
  }

  foldInspector(): void {
    this.#layout.toggle('inspector');
  }

  writeFullScreen(): void {
    this.#layout.setFullScreen(!this.#layout.isFullScreen);
    this.focusPage();
  }

  cyclePane(by: 1 | -1): void {
    cycleFocus(this, by);
  }

  stepStory(by: 1 | -1): void {
    const { rows, settings, open } = this.#desk;
    const shown = rowsIn(rows, this.queueTab, settings.person.name);
    const here = shown.findIndex((row) => row.id === open?.id);
    const next = shown[here === -1 ? 0 : here + by];
    if (next) this.openStory(next.id);
  }

  showTab(tab: InspectorTab): void {
    this.inspectorTab = tab;
    this.#layout.show('inspector', true);
    if (tab === 'history') void this.#desk.open?.readHistory();
  }

  checkNow(): void {
    this.showTab('checks');
    void this.#desk.open?.runCheck();
  }

  showQueueTab(tab: QueueTab): void {
    this.queueTab = tab;
    windowMemory.set('queueTab', tab);
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

  goToFinding(finding: Finding): void {
    const { open } = this.#desk;
    if (!open) return;
    const { field } = placeOf(finding.where);
    if (field !== null) {
      this.showTab('story');
      void this.updateComplete.then(async () => {
        await this.querySelector('inspector-pane')?.updateComplete;
        this.querySelector<HTMLElement>(`#${fieldId(field as FormField)}`)?.focus();
      });
      return;
    }
    const position = positionOf(open.session.state.doc, finding.where, finding.node);
    if (position === null) this.focusPage();
    else this.goToPosition(position);
  }

  goToPosition(position: number): void {
    if (this.#layout.isNarrow) this.#layout.show('inspector', false);
    this.querySelector('story-page')?.reveal(position);
  }

  focusPage(): void {
    void this.updateComplete.then(() => focusPane(this, 'page'));
  }

  // ------------------------------------------------------------ what dialogs say

  readonly dismissDialog = (): void => {
    this.#guard.stay();
    this.dialog = null;
  };

  readonly dismissQuestion = (): void => {
    this.asked = null;
  };

  choose(choice: PaletteChoice): void {
    if ('story' in choice) return this.openStory(choice.story);
    const command = windowCommands.find(({ id }) => id === choice.command);
    if (command) return command.run(this);
    const editorCommand = editorCommands.find(({ id }) => id === choice.command);
    if (editorCommand) this.querySelector('story-page')?.runCommand(editorCommand);
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

  /** Asks something and does what the answer says; what the desk or the story refuses is told. */
  #ask(question: Question, act: (answer: string) => void): void {
    this.asked = { question, answer: (text) => this.#desk.attempt(() => act(text)) };
  }

  #show(dialog: OpenDialog): void {
    this.dialog = dialog;
  }

  /** Fields that are being typed are stored before anything else happens to the story. */
  #flush(): void {
    this.querySelector('story-fields')?.flush();
  }

  #followAddress(): void {
    const id = storyInAddress(location.hash) ?? (this.#desk.open ? null : this.#desk.lastStory);
    if (id) this.openStory(id);
  }

  #import(files: readonly File[]): void {
    if (files.length === 0) return;
    this.#flush();
    const run = this.#desk.importFiles(files);
    this.#show({ kind: 'import', run });
    void run.run().then(() => {
      const first = run.imported[0];
      // It opens behind the report, so that it stands there when the report is put away.
      if (first) this.openStory(first.id);
    });
  }

  readonly #onFiles = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#import([...(input.files ?? [])]);
    // The same file may be chosen again.
    input.value = '';
  };

  #onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') return this.#onEscape();
    const command = commandOf(event, offered(windowCommands, this), this.#isMac, isTyping(event.target));
    if (!command) return;
    event.preventDefault();
    // A dialog has the person's attention; only the way to another one is open then.
    if (this.dialog === null && this.asked === null) command.run(this);
  }

  #onEscape(): void {
    if (this.dialog !== null || this.asked !== null) return;
    if (this.#layout.isFullScreen) this.#layout.setFullScreen(false);
    else if (this.#layout.isNarrow && this.#layout.isOpen('inspector')) this.#layout.show('inspector', false);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'redaksi-window': RedaksiWindow;
  }
}
