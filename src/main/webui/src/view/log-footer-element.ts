import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ActivityRows } from '../activity/activity-rows.js';
import { isFiltering } from '../activity/filter.js';
import type { App } from '../app/app.js';
import { visibleText } from '../format/visible-text.js';
import { inOneLine } from '../service/problem.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

/** What lies below the last row, and the way there. */
@customElement('eyewitness-log-footer')
export class LogFooterElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 0.5rem 1rem;
        padding: 0.75rem 1rem;
        color: var(--muted);
        font-size: 0.875rem;
        text-align: center;
      }

      .bad {
        color: var(--bad);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  readonly watching = new Watching(this, () => [this.app.log.state]);

  override render(): TemplateResult | typeof nothing {
    const { rows } = this.app.log.state.value;
    if (rows === null || rows.list.length === 0) {
      return nothing;
    }
    return html`<footer>${rows.older === null ? this.#end() : this.#older(rows)}</footer>`;
  }

  #end(): string {
    return isFiltering(this.app.log.state.value.filter) ? texts.rows.noMore : texts.rows.beginning;
  }

  #older(rows: ActivityRows): TemplateResult {
    if (rows.isFull) {
      return html`<span>${texts.rows.full(rows.list.length)}</span>`;
    }
    const { loadingOlder, olderProblem } = this.app.log.state.value;
    return html`
      ${
        olderProblem === null
          ? nothing
          : html`<span class="bad" role="alert">${visibleText(texts.rows.olderFailed(inOneLine(olderProblem)))}</span>`
      }
      ${rows.letGo ? html`<span>${texts.rows.letGo}</span>` : nothing}
      <button type="button" ?disabled=${loadingOlder} @click=${this.#loadOlder}>
        ${loadingOlder ? texts.rows.loadingOlder : texts.rows.loadOlder}
      </button>
    `;
  }

  #loadOlder(): void {
    void this.app.log.loadOlder();
  }
}
