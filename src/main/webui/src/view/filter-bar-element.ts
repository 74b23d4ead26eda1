import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { isFiltering, noFilter } from '../activity/filter.js';
import type { App } from '../app/app.js';
import { icon } from '../icons/icon.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

/** Long enough to finish a word, short enough to feel like an answer. */
const typingPauseMs = 300;

/** The query, as it is typed. */
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

      .search .icon {
        position: absolute;
        inset-block: 0;
        margin-block: auto;
        color: var(--muted);
        pointer-events: none;
      }

      .search .icon {
        inset-inline-start: 0.75rem;
      }

      input {
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

      @media (max-width: 40rem) {
        .search {
          flex-basis: 100%;
          max-inline-size: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @query('input') searchField!: HTMLInputElement;

  readonly watching = new Watching(this, () => [this.app.log.state]);
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

  /** The field follows when the filter was changed elsewhere, but never while the person types. */
  override updated(): void {
    const { filter } = this.app.log.state.value;
    if (this.#typing === undefined && this.searchField.value.trim() !== filter.q) {
      this.searchField.value = filter.q;
    }
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
    this.app.log.setFilter({ q: this.searchField.value.trim() });
  }

  #clear(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.app.log.setFilter(noFilter);
    this.searchField.focus();
  }
}
