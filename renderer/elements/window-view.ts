import { html, nothing, type TemplateResult } from 'lit';
import { habitsOf } from '../editor/habits';
import { isSuggesting } from '../editor/suggesting';
import type { KeyBook } from '../key-book';
import { PALETTE_COMMAND } from '../../shared/keys-file';
import type { PaneLayout, SidePane } from '../pane-layout';
import { shownKey } from '../keys';
import type { QueueFilter } from '../../shared/queue';
import type { Voice } from '../voice';
import type { PastRun } from '../past-run';
import type { WindowHands } from '../window-commands/hands';
import type { Workstation } from '../workstation';
import type { StoryId } from '../../shared/contract';
import type { Surroundings } from '../editor/plugins';
import type { OpenStory } from '../open-story';
import type { Flag } from '../../shared/story/fields';
import type { Finding } from '../../shared/preflight/finding';
import type { Status } from '../../shared/story/status';
import type { InspectorTab } from './inspector-pane';
import type { LookingBack } from './looking-back';
import type { PageHands } from './page-hands';
import { alikeWords } from './alike-line';
import { detailOf } from './light-element';
import type { FieldsSet } from './story-fields';
import type { StoryErrands } from './story-errands';
import type { Decided, Settled } from './story-review';
import type { TabLine, TabMoved } from './story-tab-row';
import type { TabHands } from './tab-hands';
import { troubleView } from './trouble-notice';
import './given-back';
import './inspector-pane';
import './pane-divider';
import './status-line';
import './story-page';
import './story-past';
import './story-queue';
import './story-tab-row';
import './top-bar';

/** What the view may ask of its window, beside the commands. */
export interface ViewHands extends WindowHands {
  giveName(name: string): void;
  setFields(set: FieldsSet): void;
  readonly onPage: PageHands;
  readonly past: LookingBack;
  readonly errands: StoryErrands;
  readonly tabs: TabHands;
  surroundingsOf(story: OpenStory): Surroundings;
}

export interface WindowInput {
  readonly voice: Voice;
  readonly workstation: Workstation;
  readonly layout: PaneLayout;
  readonly inspectorTab: InspectorTab;
  /** Rises with every change, for elements that are given the same object again. */
  readonly turn: number;
  /** ms since 1970 */
  readonly now: number;
  readonly keyBook: KeyBook;
  readonly isDropping: boolean;
  /** The story as it was, on show in place of the page; null while the page is. */
  readonly past: PastRun | null;
  readonly hands: ViewHands;
}

function dividerView(pane: SidePane, { layout, voice }: WindowInput): TemplateResult {
  const { min, max } = layout.limits(pane);
  return html`
    <pane-divider
      class="divider-of-${pane}"
      .label=${voice.m[pane].resize}
      .controls=${pane}
      .width=${layout.width(pane)}
      .min=${min}
      .max=${max}
      .side=${pane === 'queue' ? 'left' : 'right'}
      @resize-pane=${(event: Event) => layout.resize(pane, detailOf<number>(event))}
      @fold=${() => layout.show(pane, false)}
    ></pane-divider>
  `;
}

/** What is left of a folded pane: the way to open it again. */
function railView(pane: SidePane, { layout, voice }: WindowInput): TemplateResult {
  const { rail, unfold } = voice.m[pane];
  return html`
    <button
      type="button"
      class="rail rail-of-${pane}"
      title=${unfold}
      aria-expanded=${layout.isOpen(pane) ? 'true' : 'false'}
      @click=${() => layout.toggle(pane)}
    >
      <span aria-hidden="true">${pane === 'queue' ? '›' : '‹'}</span> ${rail}<span class="visually-hidden">
        (${unfold})</span
      >
    </button>
  `;
}

function queueView(input: WindowInput): TemplateResult {
  const { workstation, layout, voice, hands } = input;
  return html`
    <nav id="queue" class="pane queue" aria-label=${voice.m.queue.label}>
      <story-queue
        .voice=${voice}
        .page=${workstation.queue.isRead ? workstation.queue.page : null}
        .filter=${workstation.queue.filter}
        .openId=${workstation.open?.id ?? workstation.tabs.opening}
        .person=${workstation.settings.person.name}
        .now=${input.now}
        .deskNow=${workstation.deskNow}
        @choose=${(event: Event) => void workstation.queue.choose(detailOf<Partial<QueueFilter>>(event))}
        @more=${() => void workstation.queue.showMore()}
        @fold=${() => layout.show('queue', false)}
        @give-name=${(event: Event) => hands.giveName(detailOf<string>(event))}
        @compare-alike=${(event: Event) => void hands.errands.compareAlike(detailOf<StoryId>(event))}
      ></story-queue>
      ${dividerView('queue', input)}
    </nav>
  `;
}

function inspectorView(input: WindowInput): TemplateResult {
  const { workstation, layout, voice, hands } = input;
  return html`
    ${layout.isNarrow ? railView('inspector', input) : nothing}
    <aside id="inspector" class="pane inspector" aria-label=${voice.m.inspector.label}>
      ${dividerView('inspector', input)}
      <inspector-pane
        .voice=${voice}
        .story=${workstation.open}
        .turn=${input.turn}
        .tab=${input.inspectorTab}
        .desks=${workstation.settings.house.desks}
        .hasOrigins=${hands.hasOrigins}
        .shown=${input.past?.seq ?? null}
        .now=${input.now}
        .deskNow=${workstation.deskNow}
        @tab=${(event: Event) => hands.showTab(detailOf<InspectorTab>(event))}
        @fold=${() => layout.show('inspector', false)}
        @set-fields=${(event: Event) => hands.setFields(detailOf<FieldsSet>(event))}
        @move=${(event: Event) => hands.errands.moveTo(detailOf<Status>(event))}
        @start-sign-off=${() => hands.errands.startSignOff()}
        @start-assign=${() => hands.errands.startAssign()}
        @show-ledger=${() => hands.errands.showLedger()}
        @clear-flag=${(event: Event) => hands.errands.clearFlag(detailOf<Flag>(event))}
        @check-now=${() => hands.checkNow()}
        @ask-revision=${() => hands.errands.askRevisionName()}
        @toggle-origins=${() => hands.toggleOrigins()}
        @older-history=${() => void workstation.open?.readOlder()}
        @look-at=${(event: Event) => hands.past.lookAt(detailOf<number>(event))}
        @go-finding=${(event: Event) => hands.onPage.goToFinding(detailOf<Finding>(event))}
        @go-position=${(event: Event) => hands.onPage.goTo(detailOf<number>(event))}
        @decide=${(event: Event) => hands.onPage.decide(detailOf<Decided>(event))}
        @start-comment=${() => hands.errands.askComment()}
        @note=${(event: Event) => hands.errands.askNote(detailOf<string>(event))}
        @reply=${(event: Event) => hands.errands.askReply(detailOf<string>(event))}
        @settle=${(event: Event) => {
          const { id, isResolved } = detailOf<Settled>(event);
          hands.errands.settle(id, isResolved);
        }}
        @point-out=${(event: Event) => hands.onPage.pointOut(detailOf<string | null>(event))}
        @waive=${(event: Event) => hands.errands.askWaiver(detailOf<Finding>(event))}
      ></inspector-pane>
    </aside>
  `;
}

/** Says that a story lies in the bin, and offers the way out. */
function binView({ workstation, voice, hands }: WindowInput): TemplateResult | typeof nothing {
  const binned = workstation.open?.session.story.binned;
  if (!binned) return nothing;
  const { m, told } = voice;
  return html`<div class="in-bin" role="status">
    <p>
      <strong>${m.bin.here}</strong> ${m.bin.by(binned.by || m.review.someone, told(binned.at))}:
      ${binned.why}
    </p>
    <button type="button" class="button small" @click=${() => hands.unbin()}>${m.bin.out}</button>
  </div>`;
}

/** Says that the archive has a story like this one, and offers to set them side by side. */
function twinView({ workstation, past, voice, hands }: WindowInput): TemplateResult | typeof nothing {
  const twin = workstation.likest;
  if (!twin || past) return nothing;
  const { m } = voice;
  return html`<div class="has-twin" role="status">
    <p class="alike">${alikeWords(twin, voice)}</p>
    <button type="button" class="button small" @click=${() => hands.errands.compareTwin(twin)}>
      ${m.alike.compare}
    </button>
  </div>`;
}

function pageView({ workstation, voice, keyBook, hands, past, turn }: WindowInput): TemplateResult {
  const { m } = voice;
  const { open } = workstation;
  if (open && past)
    return html`<story-past
      .voice=${voice}
      .run=${past}
      .turn=${turn}
      .lines=${open.history ?? []}
      @close-past=${() => hands.past.close()}
      @restore-past=${() => void hands.past.restore()}
      @restore-piece=${(event: Event) => void hands.past.restorePiece(detailOf<number>(event))}
    ></story-past>`;
  if (workstation.open)
    return html`<story-page
      .origins=${hands.hasOrigins ? { provenance: workstation.open.provenance, isFresh: workstation.open.isProvenanceFresh, voice } : null}
      .shown=${workstation.open.shown}
      .tongue=${voice.tongue}
      .habits=${habitsOf(workstation.settings, workstation.open.session.story.fields.language, workstation.lookup.names)}
      .lookup=${workstation.lookup}
      .keyBook=${keyBook}
      .surroundings=${hands.surroundingsOf(workstation.open)}
    ></story-page>`;
  if (workstation.tabs.opening) return html`<p class="nothing-open" role="status">${m.page.opening}</p>`;
  return html`
    <div class="nothing-open">
      <h2>${m.page.nothingOpen}</h2>
      <p>${m.page.nothingOpenTodo}</p>
      <p>
        <button type="button" class="button" @click=${() => hands.chooseFiles()}>${m.topBar.import}</button>
        <button type="button" class="button" @click=${() => hands.newStory()}>${m.topBar.newStory}</button>
      </p>
    </div>
  `;
}

function lineOf({ workstation }: WindowInput) {
  const { open } = workstation;
  if (!open) return null;
  const { durability, story } = open.session;
  const { view } = open.shown;
  return {
    session: open.session,
    clock: open.clock,
    durability,
    counts: open.isReckoned ? open.counts : null,
    doc: open.shown.state.doc,
    page: workstation.settings.house.page,
    commissionedLength: story.fields.commissionedLength,
    language: story.fields.language,
    mode: view !== 'marked' ? view : isSuggesting(open.session.state) ? ('suggesting' as const) : null,
    isStale: open.approval?.stands === false,
    embargo: story.fields.embargo,
    credits: open.credits,
  };
}

/** The stories that are open, once there is more than one to choose from. */
function tabsView({ workstation, layout, voice, hands }: WindowInput): TemplateResult | typeof nothing {
  const { tabs, shown } = workstation.tabs;
  if (layout.isFullScreen || tabs.length < 2) return nothing;
  const lines: readonly TabLine[] = tabs.map(({ id, story }) => ({
    id,
    slug: story?.session.story.fields.slug ?? workstation.rowOf(id)?.slug ?? '',
    headline: workstation.rowOf(id)?.headline ?? '',
    isSafe: story?.isSafe ?? true,
  }));
  return html`
    <nav class="tab-bar" aria-label=${voice.m.tabs.label}>
      <story-tab-row
        .voice=${voice}
        .tabs=${lines}
        .shown=${shown}
        @close-tab=${(event: Event) => hands.tabs.close(detailOf<StoryId>(event))}
        @move-tab=${(event: Event) => hands.tabs.moveTo(detailOf<TabMoved>(event))}
      ></story-tab-row>
    </nav>
  `;
}

/** What the desk refused for good, with its words, until the person has put it away. */
function givenBackView({ workstation, voice }: WindowInput): TemplateResult | typeof nothing {
  const session = workstation.open?.session;
  if (!session || session.givenBack.length === 0) return nothing;
  return html`${session.givenBack.map(
    (one) => html`
      <given-back .voice=${voice} .one=${one} @put-away=${() => session.putAway(one)}></given-back>
    `,
  )}`;
}

/** The workstation: a bar, three panes and a line. */
export function windowView(input: WindowInput): TemplateResult {
  const { workstation, layout, voice, hands } = input;
  const { m } = voice;
  const { person, house } = workstation.settings;
  return html`
    <a
      class="skip"
      href="#page"
      @click=${(event: Event) => {
        event.preventDefault();
        hands.onPage.focus();
      }}
      >${m.app.skip}</a
    >
    <header class="top-bar" aria-label=${m.topBar.label}>
      <top-bar
        .voice=${voice}
        .deskName=${person.desk || house.name}
        .paletteKey=${shownKey(input.keyBook.of(PALETTE_COMMAND)[0] ?? '', input.keyBook.isMac)}
        .hasStory=${workstation.open !== null}
        @show-settings=${() => hands.showSettings()}
        @find=${() => hands.findStory()}
        @choose-files=${() => hands.chooseFiles()}
        @new-story=${() => hands.newStory()}
        @start-export=${() => hands.errands.startExport()}
      ></top-bar>
    </header>
    <div class="desk-top">
      ${layout.isFullScreen ? nothing : layout.isOpen('queue') ? queueView(input) : railView('queue', input)}
      <main id="page" class="pane page-pane" aria-label=${m.page.label}>
        ${tabsView(input)} ${givenBackView(input)}
        ${
          workstation.trouble
            ? troubleView(
                workstation.trouble,
                voice,
                html`<button type="button" class="button small" @click=${() => workstation.putTroubleAway()}>
                  ${m.app.dismiss}
                </button>`,
              )
            : nothing
        }
        ${binView(input)} ${twinView(input)} ${pageView(input)}
      </main>
      ${layout.isFullScreen ? nothing : layout.isOpen('inspector') ? inspectorView(input) : railView('inspector', input)}
    </div>
    <footer class="status-line" aria-label=${m.statusLine.label}>
      <status-line
        .voice=${voice}
        .story=${lineOf(input)}
        .isOnLine=${workstation.isConnected}
        .standing=${workstation.standing}
        .leaving=${workstation.tabs.leaving}
        .deskNow=${workstation.deskNow}
        @start-sign-off=${() => hands.errands.startSignOff()}
      ></status-line>
    </footer>
    ${
      input.isDropping
        ? html`<div class="drop-veil" aria-hidden="true">
            <p><strong>${m.page.dropHere}</strong>${m.page.dropNote}</p>
          </div>`
        : nothing
    }
  `;
}
