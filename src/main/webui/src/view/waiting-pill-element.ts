import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../icons/icon.js';
import type { LiveLog } from '../log/live-log.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

/** Says how much has arrived while the rows stand still, and leads there. */
@customElement('eyewitness-waiting-pill')
export class WaitingPillElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      /* Takes no place of its own, so that no row moves when it comes. */
      :host {
        display: grid;
        justify-items: center;
        position: sticky;
        inset-block-start: 2.75rem;
        z-index: 2;
        block-size: 0;
      }

      button {
        border-color: transparent;
        border-radius: 999px;
        background: var(--accent);
        color: var(--on-accent);
        font-variant-numeric: tabular-nums;
        font-weight: 600;
        box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
      }

      button:hover:not(:disabled) {
        background: color-mix(in oklab, var(--accent) 88%, var(--text));
      }
    `,
  ];

  @property({ attribute: false }) log!: LiveLog;

  readonly watching = new Watching(this, () => [this.log.state]);

  override render(): TemplateResult | typeof nothing {
    const { count, more } = this.log.state.value.waiting;
    return count === 0 && !more
      ? nothing
      : html`
          <button type="button" title=${texts.live.waitingHint} @click=${this.#show}>
            ${icon('arrow-up')} ${texts.live.waiting(count, more)}
          </button>
        `;
  }

  #show(): void {
    this.dispatchEvent(new Event('to-newest', { bubbles: true, composed: true }));
  }
}
