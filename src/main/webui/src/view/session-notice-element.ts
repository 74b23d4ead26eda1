import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../session/session.js';
import { baseStyles } from './base-styles.js';
import './expiry-strip-element.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import './sign-in-element.js';
import { Watching } from './watching.js';

/** What the person must know of their session, and do about it: at the lower edge, however far they have scrolled. */
@customElement('eyewitness-session-notice')
export class SessionNoticeElement extends LitElement {
  static override styles = [
    baseStyles,
    problemStripStyles,
    css`
      /* Below all the rest in the flow, so that at its end nothing is covered. */
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
        position: sticky;
        inset-block-end: 0.5rem;
        z-index: 3;
        max-block-size: 70dvh;
        container-type: inline-size;
        overflow-y: auto;
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) session!: Session;
  @property({ type: Boolean }) demo = false;

  readonly watching = new Watching(this, () => [this.session.state]);

  constructor() {
    super();
    this.addEventListener('keydown', keepTyping);
  }

  override render(): TemplateResult {
    const { phase, problem } = this.session.state.value;
    return html`
      ${phase === 'signed-in' && problem !== null ? problemStrip(problem) : nothing}
      <eyewitness-expiry-strip .session=${this.session} ?demo=${this.demo}></eyewitness-expiry-strip>
      ${
        phase === 'expired'
          ? html`<eyewitness-sign-in .session=${this.session} ?demo=${this.demo}></eyewitness-sign-in>`
          : nothing
      }
    `;
  }
}

/** What is typed here means nothing to the dialog in which this may lie. */
function keepTyping(event: KeyboardEvent): void {
  if (event.composedPath()[0] instanceof HTMLInputElement) {
    event.stopPropagation();
  }
}
