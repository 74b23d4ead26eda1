import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { visibleText } from '../format/visible-text.js';
import { actionIcon } from '../icons/icon.js';
import { pickedActions, withActions } from '../query/action-choice.js';
import type { Action } from '../service/actions.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import './dropdown-element.js';
import { Watching } from './watching.js';

/** The actions of the catalogue and of the tenant, by category, any of which can be picked. */
@customElement('eyewitness-action-picker')
export class ActionPickerElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      eyewitness-dropdown {
        inline-size: 100%;
      }

      .find {
        inline-size: 100%;
        min-block-size: 2.25rem;
        padding: 0 0.75rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--card);
      }

      fieldset {
        min-inline-size: 0;
        margin: 0.75rem 0 0;
        padding: 0;
        border: 0;
      }

      legend {
        display: flex;
        align-items: center;
        justify-content: space-between;
        inline-size: 100%;
        padding: 0;
        color: var(--muted);
        font-size: 0.75rem;
        font-weight: 600;
      }

      legend button {
        min-block-size: 1.5rem;
        padding-inline: 0.375rem;
        font-size: 0.75rem;
      }

      label {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-block-size: 2rem;
        padding-inline: 0.375rem;
        border-radius: var(--radius-small);
        cursor: pointer;
      }

      label:hover {
        background: var(--sunken);
      }

      input[type='checkbox'] {
        flex: none;
        accent-color: var(--accent);
      }

      bdi {
        overflow-wrap: anywhere;
      }

      .none {
        margin-block-start: 0.75rem;
        color: var(--muted);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private open = false;
  @state() private sought = '';

  readonly watching = new Watching(this, () => [this.app.address.state, this.app.actions]);

  override render(): TemplateResult {
    const { list } = this.app.actions.value;
    const picked = pickedActions(this.app.address.state.value.q, codesOf(list));
    return html`
      <eyewitness-dropdown
        label=${labelOf(list, picked)}
        heading=${texts.pick.action}
        ?active=${picked.size > 0}
        .open=${this.open}
        @eyewitness-turned=${(event: CustomEvent<boolean>) => this.#turned(event.detail)}
      >
        ${this.open ? this.#panel(list, picked) : nothing}
      </eyewitness-dropdown>
    `;
  }

  #panel(list: readonly Action[], picked: ReadonlySet<string>): TemplateResult {
    const wanted = this.sought.toLowerCase();
    const found = list.filter(({ code, label }) => `${code} ${label}`.toLowerCase().includes(wanted));
    return html`
      <input
        class="find"
        type="search"
        aria-label=${texts.pick.findAction}
        placeholder=${texts.pick.findAction}
        autocomplete="off"
        .value=${this.sought}
        @input=${(event: InputEvent) => (this.sought = (event.target as HTMLInputElement).value)}
      />
      ${found.length === 0 ? html`<p class="none">${texts.pick.noAction}</p>` : nothing}
      ${[...new Set(found.map(({ category }) => category))].map((category) =>
        this.#group(
          visibleText(category),
          found.filter((action) => action.category === category),
          picked,
        ),
      )}
    `;
  }

  #group(category: string, actions: readonly Action[], picked: ReadonlySet<string>): TemplateResult {
    const all = actions.every(({ code }) => picked.has(code));
    return html`
      <fieldset>
        <legend>
          ${capitalised(category)}
          <button
            type="button"
            class="quiet"
            aria-pressed=${all ? 'true' : 'false'}
            aria-label=${texts.pick.allOf(category)}
            @click=${() => this.#pick(codesOf(actions), !all)}
          >
            ${texts.pick.all}
          </button>
        </legend>
        ${actions.map(
          ({ code, label, icon }) => html`
            <label title=${visibleText(code)}>
              <input
                type="checkbox"
                .checked=${picked.has(code)}
                @change=${(event: Event) => this.#pick([code], (event.target as HTMLInputElement).checked)}
              />
              ${actionIcon(icon)}<bdi>${visibleText(label)}</bdi>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  #turned(open: boolean): void {
    this.open = open;
    this.sought = '';
  }

  #pick(codes: readonly string[], picked: boolean): void {
    const { address, actions } = this.app;
    address.go({ q: withActions(address.state.value.q, codes, picked, codesOf(actions.value.list)) });
  }
}

function codesOf(actions: readonly Action[]): readonly string[] {
  return actions.map(({ code }) => code);
}

function labelOf(list: readonly Action[], picked: ReadonlySet<string>): string {
  const [first] = list.filter(({ code }) => picked.has(code));
  if (first === undefined) {
    return texts.pick.action;
  }
  return picked.size === 1 ? visibleText(first.label) : texts.pick.actions(picked.size);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
