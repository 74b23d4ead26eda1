import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import './copy-button-element.js';

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

      eyewitness-copy-button {
        position: absolute;
        inset-block-start: 0.5rem;
        inset-inline-end: 0.5rem;
      }

      @media (max-width: 48rem) {
        eyewitness-copy-button {
          display: block;
          position: static;
          margin-block-start: 0.5rem;
        }
      }
    `,
  ];

  /** Where the service is, seen from the person's own machine. */
  @property() origin = '';

  override render(): TemplateResult {
    return html`
      <pre tabindex="0"><code>${this.#command}</code></pre>
      <eyewitness-copy-button label=${texts.empty.copy} .value=${this.#command}></eyewitness-copy-button>
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
}
