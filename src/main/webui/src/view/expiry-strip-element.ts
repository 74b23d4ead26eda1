import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../icons/icon.js';
import type { Session } from '../session/session.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import './sign-in-element.js';
import { Ticking } from './ticking.js';
import { Watching } from './watching.js';

type Stage = 'early' | 'near' | 'over';

/** Says that the session ends soon, and takes another token; everything else stays as it is. */
@customElement('eyewitness-expiry-strip')
export class ExpiryStripElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      /* So that it leaves no gap while there is nothing to say. */
      :host {
        display: contents;
      }

      .strip {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        padding: 0.5rem 1rem;
        border: 1px solid color-mix(in oklab, var(--warning) 40%, transparent);
        border-radius: var(--radius-small);
        background: color-mix(in oklab, var(--warning) 10%, var(--card));
        font-size: 0.875rem;
        box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
      }

      .strip > .icon {
        color: var(--warning);
      }

      .strip span {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) session!: Session;
  @property({ type: Boolean }) demo = false;
  @state() private asking = false;

  readonly watching = new Watching(this, () => [this.session.state]);
  readonly ticking = new Ticking(this);

  #stage: Stage = 'early';

  override willUpdate(): void {
    const stage = this.#stageNow();
    if (stage === 'early') {
      this.asking = false;
    } else if (stage !== this.#stage) {
      // Another page of this browser may have put the end off.
      void this.session.checkAgain();
    }
    this.#stage = stage;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#stage === 'early') {
      return nothing;
    }
    const leftMs = this.session.leftMs ?? 0;
    return html`
      <div class="strip">
        ${icon('clock')}
        <span role="status">${texts.expiry.ends(Math.ceil(leftMs / 60_000))}</span>
        <button type="button" aria-expanded=${this.asking} @click=${() => (this.asking = !this.asking)}>
          ${texts.expiry.stay}
        </button>
      </div>
      ${
        this.asking
          ? html`<eyewitness-sign-in renewing .session=${this.session} ?demo=${this.demo}></eyewitness-sign-in>`
          : nothing
      }
    `;
  }

  #stageNow(): Stage {
    if (!this.session.isNearEnd) {
      return 'early';
    }
    return this.session.leftMs === 0 ? 'over' : 'near';
  }
}
