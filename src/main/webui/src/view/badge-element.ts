import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Standing } from '../log/log-state.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';

/** Says how the page stands to what happens now, to eyes and to ears. */
@customElement('eyewitness-badge')
export class BadgeElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .badge {
        --tone: var(--warning);
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        padding: 0.25rem 0.75rem 0.25rem 0.625rem;
        border: 1px solid color-mix(in oklab, var(--tone) 40%, transparent);
        border-radius: 999px;
        background: color-mix(in oklab, var(--tone) 10%, transparent);
        color: var(--tone);
        font-size: 0.8125rem;
        font-weight: 600;
        line-height: 1.25rem;
        white-space: nowrap;
      }

      .live {
        --tone: var(--good);
      }

      .expired,
      .unreadable,
      .refused {
        --tone: var(--bad);
      }

      .paused {
        --tone: var(--notice);
      }

      .stopped,
      .offline {
        --tone: var(--muted);
      }

      .dot {
        inline-size: 0.5rem;
        block-size: 0.5rem;
        border: 2px solid var(--tone);
        border-radius: 50%;
      }

      .live .dot {
        background: var(--tone);
        animation: pulse 2.4s ease-out infinite;
      }

      @keyframes pulse {
        from {
          box-shadow: 0 0 0 0 color-mix(in oklab, var(--tone) 50%, transparent);
        }
        70%,
        to {
          box-shadow: 0 0 0 0.5rem transparent;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .live .dot {
          animation: none;
        }
      }
    `,
  ];

  @property() standing: Standing = 'stopped';

  override render(): TemplateResult {
    const { label, hint } = texts.connection[this.standing];
    return html`
      <span class="badge ${this.standing}" role="status" aria-live="polite" title=${hint}>
        <span class="dot" aria-hidden="true"></span>${label}
      </span>
    `;
  }
}
