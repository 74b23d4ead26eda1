import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ActivityRows } from '../activity/activity-rows.js';
import { isFiltering } from '../activity/filter.js';
import type { App } from '../app/app.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import { watchKey } from '../keyboard/keyboard.js';
import { inOneLine, type Problem } from '../service/problem.js';
import { texts } from '../texts.js';
import './activity-table-element.js';
import { baseStyles } from './base-styles.js';
import './curl-example-element.js';
import './details-element.js';
import './log-footer-element.js';
import { OpenEvent } from './open-event.js';
import { panelStyles } from './panel-styles.js';
import './pause-switch-element.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import './skeleton-element.js';
import { TopWatching } from './top-watching.js';
import './waiting-pill-element.js';
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

      /* The details alone remain, which the address may name whatever is shown. */
      :host([aside]) {
        display: contents;
      }

      :host([aside]) > :not(eyewitness-details) {
        display: none;
      }

      /* Seen from it is whether the person is at the top. */
      .top {
        display: flex;
        justify-content: flex-end;
        outline: none;
      }

      .card {
        /* The browser would otherwise scroll away from the top to keep a row in its place. */
        overflow-anchor: none;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: clip;
        background: var(--card);
      }

      @media print {
        eyewitness-waiting-pill,
        .top,
        :is(.card, eyewitness-log-footer):has(~ eyewitness-details[open]) {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  /** Keys pressed anywhere in the window are meant for the log. */
  @property({ type: Boolean }) keys = false;

  /** Something else is shown in its place. */
  @property({ type: Boolean }) aside = false;

  @query('.top') top!: HTMLElement;

  readonly watching = new Watching(this, () => [this.app.log.state, this.app.demo.state]);
  readonly topWatching = new TopWatching(this, () => this.app.log);

  #endKeys: (() => void) | undefined;

  constructor() {
    super();
    this.addEventListener(OpenEvent.type, (event) => this.#open(event as OpenEvent));
    this.addEventListener('to-newest', () => this.toNewest());
    this.addEventListener('switch-pause', () => this.switchPause());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watchKeys();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('aside')) {
      this.#watchKeys();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endKeys?.();
  }

  #watchKeys(): void {
    this.#endKeys?.();
    this.#endKeys = this.aside ? undefined : watchKey(this.keys ? window : this, 'p', () => this.switchPause());
  }

  /** Lets the rows stand still, or go on. */
  switchPause(): void {
    if (this.app.log.state.value.pause === null) {
      this.app.log.pause('asked');
    } else {
      this.toNewest();
    }
  }

  /** Goes to the top of the rows, where what has arrived is shown. */
  toNewest(): void {
    this.app.log.resume();
    this.top.scrollIntoView({ block: 'nearest' });
    this.top.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { rows, problem, connection } = this.app.log.state.value;
    return html`
      ${
        connection === 'refused' || connection === 'unreadable'
          ? problemStrip(texts.problems[connection], this.#retry)
          : nothing
      }
      ${rows !== null && problem !== null ? problemStrip(stale(problem), this.#retry) : nothing}
      <div class="top" tabindex="-1">
        ${rows === null ? nothing : html`<eyewitness-pause-switch .log=${this.app.log}></eyewitness-pause-switch>`}
      </div>
      <div class="card">
        <eyewitness-waiting-pill .log=${this.app.log}></eyewitness-waiting-pill>
        ${this.#content(rows, problem)}
      </div>
      <eyewitness-log-footer .app=${this.app}></eyewitness-log-footer>
      <eyewitness-details .app=${this.app}><slot name="notice" slot="notice"></slot></eyewitness-details>
    `;
  }

  #content(rows: ActivityRows | null, problem: Problem | null): TemplateResult {
    if (rows !== null) {
      return rows.list.length === 0 ? this.#empty() : this.#table(rows);
    }
    return problem === null ? html`<eyewitness-skeleton></eyewitness-skeleton>` : this.#failed(problem);
  }

  #table(rows: ActivityRows): TemplateResult {
    return html`
      <eyewitness-activity-table
        .rows=${rows.list}
        ?still=${this.app.log.state.value.pause !== null}
      ></eyewitness-activity-table>
    `;
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

  #open({ activity }: OpenEvent): void {
    this.app.address.go({ activity: activity.id });
  }

  #startDemo(): void {
    void this.app.demo.switchTo(true);
  }
}

function stale(problem: Problem): Problem {
  return { title: texts.problems.stale, detail: inOneLine(problem) };
}
