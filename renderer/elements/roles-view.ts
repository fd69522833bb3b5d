import { html, nothing, type TemplateResult } from 'lit';
import type { HouseDeskRules } from '../../shared/contract';
import { roleWords, rolesOf } from '../../shared/story/desk-rules';
import type { Voice } from '../voice';
import { troubleView } from './trouble-notice';

/** Who holds which role in this house, as its file says: to be read here and changed there. */
export function rolesView(house: HouseDeskRules, person: string, voice: Voice): TemplateResult {
  const { m, say } = voice;
  const { rules, file, isThere, trouble } = house;
  const named = (roles: readonly string[]) =>
    roles.map((role) => say(roleWords(rules, role))).join(', ') || m.roles.none;
  const people = Object.entries(rules.people);
  return html`
    <fieldset class="roles">
      <legend class="label">${m.roles.label}</legend>
      ${trouble ? troubleView(trouble, voice) : nothing}
      ${
        isThere && !trouble
          ? html`
              <p>${m.roles.yours(person || m.review.someone, named(rolesOf(rules, person)))}</p>
              <dl class="facts">
                ${people.map(
                  ([name, roles]) => html`
                    <div>
                      <dt>${name}</dt>
                      <dd>${named(roles)}</dd>
                    </div>
                  `,
                )}
              </dl>
            `
          : nothing
      }
      ${isThere ? nothing : html`<p>${m.roles.open}</p>`}
      <p class="hint">${m.roles.honest} ${m.roles.file} <span class="mono path">${file}</span></p>
    </fieldset>
  `;
}
