import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ActivityRows } from '../activity/activity-rows.js';
import { isFiltering } from '../activity/filter.js';
import type { App } from '../app/app.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import type { Problem } from '../service/problem.js';
import { texts } from '../texts.js';
import './activity-table-element.js';
import { baseStyles } from './base-styles.js';
import './curl-example-element.js';
import './log-footer-element.js';
import { panelStyles } from './panel-styles.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import './skeleton-element.js';
import { Watching } from './watching.js';

/** The log, or why there is none to see and what to do about it. */
@customElement('eyewitness-log-view')
export class LogViewElement extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    problemStripStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      .card {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: clip;
        background: var(--card);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  readonly watching = new Watching(this, () => [this.app.log.state, this.app.demo.state]);

  override render(): TemplateResult {
    const { rows, problem, connection } = this.app.log.state.value;
    return html`
      ${connection === 'refused' ? problemStrip(texts.problems.refused, this.#retry) : nothing}
      ${rows !== null && problem !== null ? problemStrip(stale(problem), this.#retry) : nothing}
      <div class="card">${this.#content(rows, problem)}</div>
      <eyewitness-log-footer .app=${this.app}></eyewitness-log-footer>
    `;
  }

  #content(rows: ActivityRows | null, problem: Problem | null): TemplateResult {
    if (rows !== null) {
      return rows.list.length === 0 ? this.#empty() : this.#table(rows);
    }
    return problem === null ? html`<eyewitness-skeleton></eyewitness-skeleton>` : this.#failed(problem);
  }

  #table(rows: ActivityRows): TemplateResult {
    return html`<eyewitness-activity-table .rows=${rows.list}></eyewitness-activity-table>`;
  }

  #failed(problem: Problem): TemplateResult {
    return html`
      <div class="panel" role="alert">
        ${icon('server-off')}
        <h2>${texts.problems.rows}</h2>
        <p>${visibleText(inOneLine(problem))}</p>
        <div class="choices">
          <button type="button" class="primary" @click=${this.#retry}>
            ${icon('refresh-cw')} ${texts.problems.retry}
          </button>
        </div>
      </div>
    `;
  }

  #empty(): TemplateResult {
    if (isFiltering(this.app.log.state.value.filter)) {
      return html`
        <div class="panel">
          ${icon('search-x')}
          <h2>${texts.empty.noMatchHeading}</h2>
          <p>${texts.empty.noMatchLead}</p>
          <div class="choices">
            <button type="button" @click=${this.#clearFilter}>${texts.empty.clear}</button>
          </div>
        </div>
      `;
    }
    return html`
      <div class="panel">
        ${icon('inbox')}
        <h2>${texts.empty.heading}</h2>
        <p>${texts.empty.lead}</p>
        <eyewitness-curl-example origin=${this.app.service.origin}></eyewitness-curl-example>
        ${
          this.app.demo.state.value.running === false
            ? html`
                <div class="choices">
                  <button type="button" @click=${this.#startDemo}>${icon('play')} ${texts.empty.demo}</button>
                </div>
              `
            : nothing
        }
      </div>
    `;
  }

  readonly #retry = (): void => this.app.log.retry();

  #clearFilter(): void {
    this.app.address.go({ q: '' });
  }

  #startDemo(): void {
    void this.app.demo.switchTo(true);
  }
}

function stale(problem: Problem): Problem {
  return { title: texts.problems.stale, detail: inOneLine(problem) };
}

function inOneLine({ title, detail }: Problem): string {
  return detail === null ? title : `${title}: ${detail}`;
}
