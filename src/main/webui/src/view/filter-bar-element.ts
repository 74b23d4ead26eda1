import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { isFiltering, noFilter } from '../activity/filter.js';
import type { App } from '../app/app.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import type { Action } from '../service/actions.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

/** Long enough to finish a word, short enough to feel like an answer. */
const typingPauseMs = 300;

/** Words to search for and one action to pick; both ask the service anew. */
@customElement('eyewitness-filter-bar')
export class FilterBarElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0.5rem;
      }

      .search {
        position: relative;
        flex: 1 1 16rem;
        max-inline-size: 28rem;
      }

      .search .icon,
      .pick .icon {
        position: absolute;
        inset-block: 0;
        margin-block: auto;
        color: var(--muted);
        pointer-events: none;
      }

      .search .icon {
        inset-inline-start: 0.75rem;
      }

      .pick {
        position: relative;
        flex: 0 1 14rem;
        min-inline-size: 9rem;
      }

      .pick .icon {
        inset-inline-end: 0.625rem;
      }

      input,
      select {
        inline-size: 100%;
        min-block-size: 2.25rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--card);
        font-size: 0.875rem;
      }

      input {
        padding: 0 0.75rem 0 2.25rem;
      }

      input::placeholder {
        color: var(--muted);
        opacity: 1;
      }

      select {
        appearance: none;
        padding: 0 2rem 0 0.75rem;
        text-overflow: ellipsis;
      }

      @media (max-width: 40rem) {
        .search {
          flex-basis: 100%;
          max-inline-size: none;
        }

        .pick {
          flex: 1;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @query('input') searchField!: HTMLInputElement;
  @query('select') actionField!: HTMLSelectElement;

  readonly watching = new Watching(this, () => [this.app.log.state, this.app.actions]);
  #typing: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override render(): TemplateResult {
    const { filter } = this.app.log.state.value;
    return html`
      <form role="search" @submit=${this.#submit}>
        <div class="search">
          ${icon('search')}
          <label class="spoken" for="search">${texts.filter.search}</label>
          <input
            id="search"
            type="search"
            placeholder=${texts.filter.searchHint}
            autocomplete="off"
            spellcheck="false"
            @input=${this.#typed}
          />
        </div>
        <div class="pick">
          <label class="spoken" for="action">${texts.filter.action}</label>
          <select id="action" @change=${this.#apply}>
            <option value="" ?selected=${filter.action === ''}>${texts.filter.everyAction}</option>
            ${byCategory(this.app.actions.value.list).map(
              ([category, actions]) => html`
                <optgroup label=${capitalised(visibleText(category))}>
                  ${actions.map(
                    ({ code, label }) =>
                      html`<option value=${code} ?selected=${filter.action === code}>${visibleText(label)}</option>`,
                  )}
                </optgroup>
              `,
            )}
          </select>
          ${icon('chevron-down')}
        </div>
        ${
          isFiltering(filter)
            ? html`
                <button type="button" class="quiet" @click=${this.#clear}>${icon('x')} ${texts.filter.clear}</button>
              `
            : nothing
        }
      </form>
    `;
  }

  /** The fields follow when the filter was changed elsewhere, but never while the person types. */
  override updated(): void {
    const { filter } = this.app.log.state.value;
    if (this.#typing === undefined && this.searchField.value.trim() !== filter.search) {
      this.searchField.value = filter.search;
    }
    this.actionField.value = filter.action;
  }

  #typed(): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#apply(), typingPauseMs);
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    this.#apply();
  }

  #apply(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.app.log.setFilter({ search: this.searchField.value.trim(), action: this.actionField.value });
  }

  #clear(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.app.log.setFilter(noFilter);
    this.searchField.focus();
  }
}

function byCategory(actions: readonly Action[]): readonly (readonly [string, readonly Action[]])[] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const group = groups.get(action.category);
    if (group === undefined) {
      groups.set(action.category, [action]);
    } else {
      group.push(action);
    }
  }
  return [...groups];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
