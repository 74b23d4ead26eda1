import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../icons/icon.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';

/** A command that records a first activity, ready to be copied into a shell. */
@customElement('eyewitness-curl-example')
export class CurlExampleElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        position: relative;
        inline-size: min(44rem, 100%);
        text-align: start;
      }

      pre {
        overflow-x: auto;
        margin: 0;
        padding: 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--page);
        font: 0.8125rem/1.6 var(--monospace);
      }

      button {
        position: absolute;
        inset-block-start: 0.5rem;
        inset-inline-end: 0.5rem;
        min-block-size: 1.875rem;
        padding-inline: 0.625rem;
        font-size: 0.8125rem;
      }

      @media (max-width: 48rem) {
        button {
          position: static;
          margin-block-start: 0.5rem;
        }
      }
    `,
  ];

  /** Where the service is, seen from the person's own machine. */
  @property() origin = '';
  @state() copied = false;

  override render(): TemplateResult {
    return html`
      <pre tabindex="0"><code>${this.#command}</code></pre>
      ${window.isSecureContext ? this.#copyButton() : nothing}
    `;
  }

  /** Browsers give a page the clipboard only over HTTPS or on the person's own machine. */
  #copyButton(): TemplateResult {
    return html`
      <button type="button" aria-live="polite" @click=${this.#copy}>
        ${icon(this.copied ? 'check' : 'copy')} ${this.copied ? texts.empty.copied : texts.empty.copy}
      </button>
    `;
  }

  get #command(): string {
    return [
      `curl ${this.origin}/api/v1/activities \\`,
      `  -H "Authorization: Bearer $TOKEN" \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '{"action": "payout_approved", "entityType": "payout", "entityId": "po_17"}'`,
    ].join('\n');
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.#command);
    this.copied = true;
  }
}
