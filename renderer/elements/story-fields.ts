import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { FLAGS, newFields, type FieldChange, type Fields } from '../../shared/story/fields';
import {
  FIELD_ROWS,
  fieldText,
  readField,
  type FieldGroup,
  type FieldRow,
  type FormField,
  type Wrong,
} from '../story-form';
import { fieldInputView } from './field-input';
import { LightElement } from './light-element';

/** Typing rests this long before it is stored. */
const REST_MS = 400;
const GROUPS: readonly FieldGroup[] = ['desk', 'time', 'origin', 'rights'];

/** A change of fields, and of which story: typing that is stored late still belongs to the story it was typed for. */
export interface FieldsSet {
  readonly story: string;
  readonly change: FieldChange;
}

/** The fields of a story. What fits is stored by itself; what does not is said beside the field and goes nowhere. */
@customElement('story-fields')
export class StoryFields extends LightElement {
  @property({ attribute: false }) storyId = '';
  @property({ attribute: false }) fields: Fields = newFields();
  @property({ attribute: false }) desks: readonly string[] = [];
  /** What stands in the inputs that a person is in the middle of. */
  @state() private drafts: ReadonlyMap<FormField, string> = new Map();
  @state() private wrongs: ReadonlyMap<FormField, Wrong> = new Map();
  readonly #rests = new Map<FormField, ReturnType<typeof setTimeout>>();

  override disconnectedCallback(): void {
    this.flush();
    super.disconnectedCallback();
  }

  /** Stores what rests. Called before another story takes the place of this one. */
  flush(): void {
    for (const row of FIELD_ROWS) if (this.#rests.has(row.name)) this.#commit(row, false);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('storyId')) return;
    this.drafts = new Map();
    this.wrongs = new Map();
  }

  protected override render(): TemplateResult {
    const { m } = this.voice;
    return html`
      <form class="fields" @submit=${(event: Event) => event.preventDefault()}>
        ${GROUPS.map(
          (group) => html`
            <fieldset>
              <legend class="label">${m.story.groups[group]}</legend>
              <div class="field-grid">
                ${FIELD_ROWS.filter((row) => row.group === group).map((row) => this.#rowView(row))}
              </div>
            </fieldset>
          `,
        )}
        <fieldset>
          <legend class="label">${m.story.groups.flags}</legend>
          <div class="flag-list">
            ${FLAGS.map(
              (flag) => html`
                <label class="check">
                  <input
                    type="checkbox"
                    .checked=${this.fields.flags[flag]}
                    @change=${(event: Event) => this.#flag(flag, (event.target as HTMLInputElement).checked)}
                  />
                  ${m.flags[flag]}
                </label>
              `,
            )}
          </div>
        </fieldset>
      </form>
    `;
  }

  #rowView(row: FieldRow): TemplateResult {
    const wrong = this.wrongs.get(row.name);
    return fieldInputView({
      row,
      value: this.drafts.get(row.name) ?? fieldText(this.fields, row, this.voice),
      fields: this.fields,
      desks: this.desks,
      wrong: wrong === undefined ? nothing : this.voice.m.story.wrong[wrong],
      voice: this.voice,
      onInput: (text) => this.#draft(row, text),
      onLeave: () => this.#commit(row, true),
      onClear: () => {
        this.#draft(row, '');
        this.#commit(row, true);
      },
    });
  }

  #flag(flag: (typeof FLAGS)[number], isSet: boolean): void {
    this.#set({ flags: { ...this.fields.flags, [flag]: isSet } });
  }

  #set(change: FieldChange): void {
    this.emit('set-fields', { story: this.storyId, change } satisfies FieldsSet);
  }

  #draft(row: FieldRow, text: string): void {
    this.drafts = new Map(this.drafts).set(row.name, text);
    clearTimeout(this.#rests.get(row.name));
    this.#rests.set(
      row.name,
      setTimeout(() => this.#commit(row, false), REST_MS),
    );
  }

  /** `isLeaving`: the person is done with this input, so what is wrong with it may be said. */
  #commit(row: FieldRow, isLeaving: boolean): void {
    clearTimeout(this.#rests.get(row.name));
    this.#rests.delete(row.name);
    const text = this.drafts.get(row.name);
    if (text === undefined) return;
    const reading = readField(text, row, this.fields, this.voice);
    const wrongs = new Map(this.wrongs);
    if ('wrong' in reading) {
      if (isLeaving) wrongs.set(row.name, reading.wrong);
      this.wrongs = wrongs;
      return;
    }
    wrongs.delete(row.name);
    this.wrongs = wrongs;
    if (Object.keys(reading.change).length > 0) this.#set(reading.change);
    if (!isLeaving) return;
    const drafts = new Map(this.drafts);
    drafts.delete(row.name);
    this.drafts = drafts;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-fields': StoryFields;
  }
}
