import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../icons/icon.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';

/** The grammar on a card, and the keys. */
@customElement('eyewitness-help-dialog')
export class HelpDialogElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dialog {
        inline-size: min(42rem, calc(100vw - 1.5rem));
        max-block-size: calc(100dvh - 1.5rem);
        padding: 1.25rem 1.5rem 1.5rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        color: var(--text);
        font-size: 0.875rem;
        line-height: 1.45;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
      }

      h2 {
        font-size: 1.125rem;
      }

      h3 {
        margin: 1rem 0 0.375rem;
        font-size: 0.9375rem;
      }

      dl {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
        gap: 0.375rem 1rem;
        margin: 0.625rem 0;
      }

      dl.keys {
        grid-template-columns: max-content minmax(0, 1fr);
      }

      dd {
        margin: 0;
        color: var(--muted);
      }

      code {
        font-family: var(--monospace);
        font-size: 0.8125rem;
        overflow-wrap: anywhere;
      }

      kbd {
        display: inline-block;
        min-inline-size: 1.5rem;
        padding: 0.0625rem 0.375rem;
        border: 1px solid var(--line-strong);
        border-block-end-width: 2px;
        border-radius: var(--radius-small);
        font-family: var(--monospace);
        font-size: 0.8125rem;
        text-align: center;
      }
    `,
  ];

  /** Whether it is to be seen; when it was closed it says so by an event `close`. */
  @property({ type: Boolean }) open = false;
  @query('dialog') dialog!: HTMLDialogElement;

  override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="heading" @close=${() => this.dispatchEvent(new Event('close'))}>
        ${this.open ? this.#card() : nothing}
        <slot name="notice"></slot>
      </dialog>
    `;
  }

  override updated(): void {
    if (this.open && !this.dialog.open) {
      this.dialog.showModal();
    } else if (!this.open && this.dialog.open) {
      this.dialog.close();
    }
  }

  #card(): TemplateResult {
    return html`
      <div class="head">
        <h2 id="heading">${texts.help.heading}</h2>
        <button type="button" class="quiet" aria-label=${texts.help.close} @click=${() => this.dialog.close()}>
          ${icon('x')}
        </button>
      </div>
      <h3>${texts.help.grammar}</h3>
      <p>${texts.help.lead}</p>
      <dl>
        ${texts.help.examples.map(
          ([example, meaning]) =>
            html`<dt><code>${example}</code></dt>
              <dd>${meaning}</dd>`,
        )}
      </dl>
      <p>${texts.help.quotes}</p>
      <h3>${texts.help.keys}</h3>
      <dl class="keys">
        ${texts.help.bindings.map(
          ([key, meaning]) =>
            html`<dt><kbd>${key}</kbd></dt>
              <dd>${meaning}</dd>`,
        )}
      </dl>
    `;
  }
}
