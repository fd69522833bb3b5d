import { html, nothing, type TemplateResult } from 'lit';

/** One tab of a row. */
export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** Shown beside the label; null where there is nothing to count. */
  readonly count: string | null;
}

interface Tabs<Name extends string> {
  /** Starts the ids: `queue` gives `queue-tab-mine`; the panel they control is `queue-panel`. */
  readonly prefix: string;
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
}

/** The place that an arrow, Home or End leads to from a place in a row of `count`; null for every other key. */
export function placeAfterKey(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (place + 1) % count;
    case 'ArrowLeft':
      return (place + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** A row of tabs: one stop for the Tab key, arrows between them. */
export function tabsView<Name extends string>({
  prefix,
  label,
  tabs,
  selected,
  onSelect,
}: Tabs<Name>): TemplateResult {
  const onKeydown = (event: KeyboardEvent) => {
    // From the one that has the focus: a key that comes soon after another finds the row not drawn anew yet.
    const here = tabs.findIndex((tab) => `${prefix}-tab-${tab.name}` === (event.target as HTMLElement).id);
    const next = placeAfterKey(event.key, here, tabs.length);
    const tab = next === null ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.name);
    document.getElementById(`${prefix}-tab-${tab.name}`)?.focus();
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${label} @keydown=${onKeydown}>
      ${tabs.map(
        ({ name, label: text, count }) => html`
          <button
            type="button"
            role="tab"
            id="${prefix}-tab-${name}"
            aria-controls="${prefix}-panel"
            aria-selected=${name === selected ? 'true' : 'false'}
            tabindex=${name === selected ? '0' : '-1'}
            @click=${() => onSelect(name)}
          >
            ${text}${count === null ? nothing : html` <span class="count">${count}</span>`}
          </button>
        `,
      )}
    </div>
  `;
}
