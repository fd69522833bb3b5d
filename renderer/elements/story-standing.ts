import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assignment, Move, Sending } from '../../shared/journal/replay';
import { FLAGS, newFields, type Fields, type Flag } from '../../shared/story/fields';
import { movesFrom, STATUS_LABELS, type Status } from '../../shared/story/status';
import type { ApprovalReading, ClearanceReading } from '../open-story';
import { statusTone } from '../queue-look';
import { LightElement } from './light-element';

/** Where a story is in the house and why, whose it is, where it may go, and who passed it. */
@customElement('story-standing')
export class StoryStanding extends LightElement {
  @property({ attribute: false }) status: Status = 'writing';
  @property({ attribute: false }) moved: Move | null = null;
  @property({ attribute: false }) assigned: Assignment | null = null;
  @property({ attribute: false }) approval: ApprovalReading | null = null;
  @property({ attribute: false }) clearances: readonly ClearanceReading[] = [];
  @property({ attribute: false }) flags: Fields['flags'] = newFields().flags;
  @property({ attribute: false }) embargo: string | null = null;
  @property({ attribute: false }) sendings: readonly Sending[] = [];
  /** The desk's trusted time, ms since 1970. */
  @property({ attribute: false }) deskNow = 0;

  protected override render(): TemplateResult {
    const { m, say } = this.voice;
    return html`
      <section class="standing" aria-label=${m.story.status}>
        <div class="standing-line">
          <h2 class="label">${m.story.status}</h2>
          <span class="pill large ${statusTone(this.status)}">${say(STATUS_LABELS[this.status])}</span>
        </div>
        ${this.#movedView()} ${this.#movesView()} ${this.#assignedView()} ${this.#embargoView()}
        <div class="standing-line">
          <h2 class="label">${m.story.approvals}</h2>
          <button type="button" class="button small" @click=${() => this.emit('start-sign-off')}>
            ${m.story.signOff}
          </button>
        </div>
        ${this.#approvalView()}
        ${FLAGS.filter((flag) => this.flags[flag]).map((flag) => this.#flagView(flag))} ${this.#sendingView()}
        <button type="button" class="linklike" @click=${() => this.emit('show-ledger')}>
          ${m.ledger.open}
        </button>
      </section>
    `;
  }

  /** Who brought it where it is; with the reason, where one was given. */
  #movedView(): TemplateResult | typeof nothing {
    const { m, told } = this.voice;
    const { moved } = this;
    if (!moved) return nothing;
    return html`
      ${moved.why ? html`<p class="move-why" dir="auto">“${moved.why}”</p>` : nothing}
      <p class="hint">${m.story.movedBy(moved.by || m.review.someone, told(moved.at))}</p>
    `;
  }

  #movesView(): TemplateResult | typeof nothing {
    const { m, say } = this.voice;
    const moves = movesFrom(this.status).filter((to) => to !== 'signedOff');
    if (moves.length === 0) return nothing;
    return html`
      <div class="moves" role="group" aria-label=${m.story.moveTo}>
        <span class="hint">${m.story.moveTo}</span>
        ${moves.map(
          (to) => html`
            <button type="button" class="button small" @click=${() => this.emit('move', to)}>
              ${say(STATUS_LABELS[to])}
            </button>
          `,
        )}
      </div>
    `;
  }

  #assignedView(): TemplateResult {
    const { m, told } = this.voice;
    const { assigned } = this;
    return html`
      <div class="standing-line">
        <h2 class="label">${m.assign.label}</h2>
        <button type="button" class="button small" @click=${() => this.emit('start-assign')}>
          ${m.assign.open}
        </button>
      </div>
      ${
        assigned
          ? html`<p data-assigned>
              <strong>${m.assign.to[assigned.to.kind](assigned.to.name)}</strong><br />
              <span class="hint">${m.story.movedBy(assigned.by || m.review.someone, told(assigned.at))}</span>
            </p>`
          : html`<p class="hint" data-assigned>${m.assign.nobody}</p>`
      }
    `;
  }

  #embargoView(): TemplateResult | typeof nothing {
    const { m, told, timeLeft } = this.voice;
    const { embargo, deskNow } = this;
    if (embargo === null) return nothing;
    const isOver = Date.parse(embargo) <= deskNow;
    return html`
      <p class="approval ${isOver ? 'stands' : 'stale'}" data-embargo=${isOver ? 'over' : 'on'}>
        ${m.story.embargoUntil(told(embargo))}<br />
        <strong>${isOver ? m.story.embargoOver : m.story.embargoLeft(timeLeft(embargo, deskNow))}</strong>
      </p>
    `;
  }

  #approvalView(): TemplateResult {
    const { m, told } = this.voice;
    const { approval } = this;
    if (!approval) return html`<p class="hint">${m.story.notApproved}</p>`;
    return html`
      <p class="approval ${approval.stands ? 'stands' : 'stale'}" data-approval>
        ${m.story.approvedBy(approval.by, told(approval.at))}<br />
        <strong>${approval.stands ? m.story.approvalStands : m.story.approvalStale}</strong>
      </p>
    `;
  }

  /** A flag and whether somebody has cleared it for the text as it is. */
  #flagView(flag: Flag): TemplateResult {
    const { m, told } = this.voice;
    const clearance = this.clearances.find((one) => one.flag === flag);
    const stands = clearance?.stands ?? false;
    return html`
      <div class="flag-line ${stands ? 'stands' : 'stale'}" data-flag=${flag}>
        <p>
          <strong>${m.story.flag(m.flags[flag])}</strong><br />
          ${
            clearance
              ? html`${m.story.clearedBy(clearance.by, told(clearance.at))}${stands ? '' : ` ${m.story.approvalStale}`}`
              : m.story.notCleared
          }
        </p>
        ${
          stands
            ? nothing
            : html`<button type="button" class="button small" @click=${() => this.emit('clear-flag', flag)}>
                ${m.story.clearFlag}
              </button>`
        }
      </div>
    `;
  }

  #sendingView(): TemplateResult | typeof nothing {
    const last = this.sendings.at(-1);
    if (!last) return nothing;
    const { m, number, told } = this.voice;
    return html`<p class="hint">${m.story.sent(number(last.version), told(last.at), last.by)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-standing': StoryStanding;
  }
}
