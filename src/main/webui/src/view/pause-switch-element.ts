import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../icons/icon.js';
import type { LiveLog } from '../log/live-log.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

/** Lets the rows stand still, and go on. */
@customElement('eyewitness-pause-switch')
export class PauseSwitchElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      button {
        min-block-size: 2rem;
        font-size: 0.8125rem;
      }
    `,
  ];

  @property({ attribute: false }) log!: LiveLog;

  readonly watching = new Watching(this, () => [this.log.state]);

  override render(): TemplateResult {
    const paused = this.log.state.value.pause !== null;
    return html`
      <button type="button" title=${paused ? texts.live.resumeHint : texts.live.pauseHint} @click=${this.#switch}>
        ${icon(paused ? 'play' : 'pause')} ${paused ? texts.live.resume : texts.live.pause}
      </button>
    `;
  }

  #switch(): void {
    this.dispatchEvent(new Event('switch-pause', { bubbles: true, composed: true }));
  }
}
