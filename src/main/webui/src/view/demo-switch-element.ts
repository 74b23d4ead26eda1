import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Demo } from '../demo/demo.js';
import { visibleText } from '../format/visible-text.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

/** Starts and stops made-up traffic where the service has it; otherwise there is nothing to see. */
@customElement('eyewitness-demo-switch')
export class DemoSwitchElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      button {
        gap: 0.625rem;
        padding-inline: 0.5rem;
        border-color: transparent;
        background: none;
        color: var(--muted);
      }

      .track {
        display: flex;
        inline-size: 2rem;
        padding: 2px;
        border: 1px solid var(--line-strong);
        border-radius: 999px;
      }

      .thumb {
        inline-size: 0.75rem;
        block-size: 0.75rem;
        border-radius: 50%;
        background: var(--line-strong);
      }

      [aria-checked='true'] .track {
        justify-content: flex-end;
        border-color: var(--accent);
        background: var(--accent);
      }

      [aria-checked='true'] .thumb {
        background: var(--on-accent);
      }

      .failed {
        color: var(--bad);
        font-size: 0.8125rem;
      }
    `,
  ];

  @property({ attribute: false }) demo!: Demo;

  readonly watching = new Watching(this, () => [this.demo.state]);

  override render(): TemplateResult | typeof nothing {
    const { running, problem } = this.demo.state.value;
    if (running === null) {
      return nothing;
    }
    return html`
      <button
        type="button"
        role="switch"
        aria-checked=${running ? 'true' : 'false'}
        title=${texts.header.demoHint}
        @click=${this.#switch}
      >
        <span class="track"><span class="thumb"></span></span>${texts.header.demo}
      </button>
      ${problem === null ? nothing : html`<span class="failed" role="alert">${visibleText(problem.title)}</span>`}
    `;
  }

  #switch(): void {
    void this.demo.switchTo(this.demo.state.value.running !== true);
  }
}
