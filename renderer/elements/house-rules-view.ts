import { html, nothing, type TemplateResult } from 'lit';
import type { RuleRun } from '../rule-run';
import type { Voice } from '../voice';
import { sentence, troubleView } from './trouble-notice';

/** A rule that is proposed: what it would do, and where it would have changed something. It is kept only when somebody says so. */
function proposalView(run: RuleRun, voice: Voice): TemplateResult | typeof nothing {
  const { m, say, number } = voice;
  const { proposed } = run;
  if (!proposed) return nothing;
  const { rule, says, why, tried, changed } = proposed;
  return html`<section class="rule-proposal" aria-label=${m.rules.proposal}>
    ${
      rule && says
        ? html`
            <p><strong>${sentence(say(says))}</strong></p>
            <p class="hint">${m.rules.example} <q dir="auto">${rule.examples[0]}</q></p>
            <p class=${changed.length > 0 ? 'caution' : 'hint'}>
              ${
                changed.length > 0
                  ? m.rules.changes(number(changed.length), number(tried), changed.slice(0, 3).join(', '))
                  : m.rules.changesNone(number(tried))
              }
            </p>
          `
        : html`<p role="status">${m.rules.none} ${why ? sentence(say(why)) : nothing}</p>`
    }
    <p>
      ${
        rule
          ? html`<button type="button" class="button primary small" @click=${() => void run.keep()}>
              ${m.rules.keep}
            </button>`
          : nothing
      }
      <button type="button" class="button small" @click=${() => run.drop()}>${m.rules.notNow}</button>
    </p>
  </section>`;
}

/** The rules that the house has remembered, each with the way to be rid of it. */
function keptView(run: RuleRun, voice: Voice): TemplateResult | typeof nothing {
  const { m, say, number } = voice;
  const { rules, file } = run.kept;
  if (rules.length === 0) return nothing;
  return html`<details class="kept-rules">
    <summary>${m.rules.kept(number(rules.length))}</summary>
    <p class="hint">${file}</p>
    <ul>
      ${rules.map(
        ({ rule, says }) =>
          html`<li>
            ${sentence(say(says))} <code class="hint">${rule.id}</code>
            <button
              type="button"
              class="button small"
              aria-label=${`${m.rules.forget}: ${rule.id}`}
              @click=${() => void run.forget(rule.id)}
            >
              ${m.rules.forget}
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** The house's own rules on the import screen. */
export function houseRulesView(run: RuleRun, voice: Voice): TemplateResult {
  return html`${proposalView(run, voice)} ${run.trouble ? troubleView(run.trouble, voice) : nothing}
  ${keptView(run, voice)}`;
}
