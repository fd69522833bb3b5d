import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sending } from '../../shared/journal/replay';
import { movesFrom, STATUS_LABELS, type Status } from '../../shared/story/status';
import type { ApprovalReading } from '../open-story';
import { statusTone } from '../queue-tabs';
import { LightElement } from './light-element';

/** Where a story is in the house, where it may go, and who passed it. */
@customElement('story-standing')
export class StoryStanding extends LightElement {
  @property({ attribute: false }) status: Status = 'writing';
  @property({ attribute: false }) approval: ApprovalReading | null = null;
  @property({ attribute: false }) sendings: readonly Sending[] = [];

  protected override render(): TemplateResult {
    const { m, say } = this.voice;
    const moves = movesFrom(this.status);
    return html`
      <section class="standing" aria-label=${m.story.status}>
        <div class="standing-line">
          <h2 class="label">${m.story.status}</h2>
          <span class="pill large ${statusTone(this.status)}">${say(STATUS_LABELS[this.status])}</span>
        </div>
        ${
          moves.length === 0
            ? nothing
            : html`
                <div class="moves" role="group" aria-label=${m.story.moveTo}>
                  <span class="hint">${m.story.moveTo}</span>
                  ${moves
                    .filter((to) => to !== 'signedOff')
                    .map(
                      (to) => html`
                        <button type="button" class="button small" @click=${() => this.emit('move', to)}>
                          ${say(STATUS_LABELS[to])}
                        </button>
                      `,
                    )}
                </div>
              `
        }
        <div class="standing-line">
          <h2 class="label">${m.story.approvals}</h2>
          <button type="button" class="button small" @click=${() => this.emit('start-sign-off')}>
            ${m.story.signOff}
          </button>
        </div>
        ${this.#approvalView()} ${this.#sendingView()}
      </section>
    `;
  }

  #approvalView(): TemplateResult {
    const { m, told } = this.voice;
    const { approval } = this;
    if (!approval) return html`<p class="hint">${m.story.notApproved}</p>`;
    return html`
      <p class="approval ${approval.stands ? 'stands' : 'stale'}">
        ${m.story.approvedBy(approval.by, told(approval.at))}<br />
        <strong>${approval.stands ? m.story.approvalStands : m.story.approvalStale}</strong>
      </p>
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
