import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';

const lines = 8;

/** Stands where rows will be, so that nothing jumps when they come. */
@customElement('eyewitness-skeleton')
export class SkeletonElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .line {
        display: flex;
        align-items: center;
        gap: 1.25rem;
        block-size: 3.625rem;
        padding-inline: 1.125rem;
        border-block-end: 1px solid var(--line);
      }

      .line:last-child {
        border: 0;
      }

      .line span {
        block-size: 0.75rem;
        border-radius: 999px;
        background: var(--sunken);
        animation: breathe 1.6s ease-in-out infinite alternate;
      }

      .line span:nth-child(1) {
        flex: 0 0 4.5rem;
      }

      .line span:nth-child(2) {
        flex: 1 1 6rem;
      }

      .line span:nth-child(3) {
        flex: 2 1 10rem;
      }

      .line span:nth-child(4) {
        flex: 0 1 5rem;
      }

      @keyframes breathe {
        to {
          opacity: 0.45;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .line span {
          animation: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <p class="spoken" role="status">${texts.rows.loading}</p>
      ${Array.from(
        { length: lines },
        () => html`<div class="line" aria-hidden="true"><span></span><span></span><span></span><span></span></div>`,
      )}
    `;
  }
}
