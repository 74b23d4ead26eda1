import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { SavedSearch } from '../finding/saved-searches.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import type { DropdownElement } from './dropdown-element.js';
import './dropdown-element.js';
import { Watching } from './watching.js';

/** Searches that the person comes back to, under names of their own. */
@customElement('eyewitness-saved-searches')
export class SavedSearchesElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: 0.25rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        gap: 0.25rem;
      }

      li .name {
        flex: 1;
        justify-content: start;
        min-inline-size: 0;
        font-weight: 400;
      }

      li bdi {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      form {
        display: flex;
        gap: 0.375rem;
        margin-block-start: 0.75rem;
      }

      input {
        flex: 1;
        min-inline-size: 8rem;
        min-block-size: 2.25rem;
        padding: 0 0.75rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--card);
      }

      p {
        color: var(--muted);
        line-height: 1.45;
      }

      p + p,
      ul + p {
        margin-block-start: 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @query('input') nameField!: HTMLInputElement;
  @query('eyewitness-dropdown') dropdown!: DropdownElement;
  @state() private open = false;

  readonly watching = new Watching(this, () => [this.app.savedSearches.state, this.app.search.state]);

  override render(): TemplateResult {
    return html`
      <eyewitness-dropdown
        label=${texts.saved.button}
        heading=${texts.saved.heading}
        side="end"
        .open=${this.open}
        @eyewitness-turned=${(event: CustomEvent<boolean>) => this.#turned(event.detail)}
      >
        ${this.open ? this.#panel() : nothing}
      </eyewitness-dropdown>
    `;
  }

  #panel(): TemplateResult {
    const { list, refused } = this.app.savedSearches.state.value;
    const { accepted } = this.app.search.state.value;
    return html`
      ${
        list.length === 0
          ? html`<p>${texts.saved.none}</p>`
          : html`<ul>
              ${list.map((saved) => this.#saved(saved))}
            </ul>`
      }
      ${accepted === null || accepted === '' ? html`<p>${texts.saved.nothingToSave}</p>` : this.#form(accepted)}
      ${refused ? html`<p role="alert">${texts.saved.refused}</p>` : nothing}
    `;
  }

  #saved({ name, q }: SavedSearch): TemplateResult {
    const seen = visibleText(name);
    return html`
      <li>
        <button type="button" class="name" title=${visibleText(q)} @click=${() => this.#look(q)}>
          <bdi>${seen}</bdi>
        </button>
        <button
          type="button"
          class="quiet"
          aria-label=${texts.saved.remove(seen)}
          @click=${() => this.app.savedSearches.remove(name)}
        >
          ${icon('x')}
        </button>
      </li>
    `;
  }

  #form(q: string): TemplateResult {
    return html`
      <form @submit=${(event: SubmitEvent) => this.#save(event, q)}>
        <input
          required
          maxlength="100"
          autocomplete="off"
          aria-label=${texts.saved.name}
          placeholder=${texts.saved.name}
        />
        <button type="submit" class="primary">${texts.saved.save}</button>
      </form>
    `;
  }

  #turned(open: boolean): void {
    this.open = open;
    if (open) {
      this.app.savedSearches.reload();
    }
  }

  #look(q: string): void {
    this.app.address.go({ q });
    this.dropdown.close();
  }

  #save(event: SubmitEvent, q: string): void {
    event.preventDefault();
    const name = this.nameField.value.trim();
    if (name !== '') {
      this.app.savedSearches.save(name, q);
      this.nameField.value = '';
    }
  }
}
