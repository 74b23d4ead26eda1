import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import { standingOf } from '../log/log-state.js';
import type { Problem } from '../service/problem.js';
import { texts } from '../texts.js';
import '../view/badge-element.js';
import { baseStyles } from '../view/base-styles.js';
import '../view/filter-bar-element.js';
import type { FilterEvent } from '../view/filter-event.js';
import '../view/log-view-element.js';
import { panelStyles } from '../view/panel-styles.js';
import { problemStrip, problemStripStyles } from '../view/problem-strip.js';
import { theme } from '../view/theme.js';
import { EmbeddedLog } from './embedded-log.js';
import type { TokenCallback } from './host-tokens.js';

/** The log as a part of anybody's page; `docs/component.md` says how. */
@customElement('eyewitness-log')
export class EmbeddedLogElement extends LitElement {
  static override styles = [
    baseStyles,
    theme,
    panelStyles,
    problemStripStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: 1rem;
        color: var(--text);
        color-scheme: light dark;
        font-size: 1rem;
        line-height: normal;
        text-align: start;
      }

      :host([hidden]) {
        display: none;
      }

      :host([theme='light']) {
        color-scheme: light;
      }

      :host([theme='dark']) {
        color-scheme: dark;
      }

      .badge {
        display: flex;
      }

      .waiting {
        padding: 1rem;
        color: var(--muted);
        font-size: 0.875rem;
      }

      .card {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
      }
    `,
  ];

  /** Where the service is: an address of its origin. */
  @property() src = '';
  /** What to look for at first, in the grammar of the service. */
  @property() q = '';
  /** Asked for a token whenever one is needed. */
  @property({ attribute: false }) token: TokenCallback | null = null;

  #log: EmbeddedLog | null = null;
  #endWatching: readonly (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('src') || changed.has('token'))) {
      this.#open();
    } else if (changed.has('q')) {
      this.#log?.look(this.q);
    }
  }

  override render(): TemplateResult {
    if (this.#log === null) {
      return html`<p class="waiting" role="status">${texts.embed.waiting}</p>`;
    }
    const { phase, problem } = this.#log.app.session.state.value;
    switch (phase) {
      case 'unknown':
        return problem === null
          ? html`<p class="spoken" role="status">${texts.signIn.checking}</p>`
          : problemStrip(problem, this.#retry);
      case 'signed-out':
        return this.#signedOut(problem ?? this.#log.problem);
      case 'signed-in':
      case 'expired':
        return this.#signedIn(this.#log, problem);
    }
  }

  #signedIn({ app }: EmbeddedLog, problem: Problem | null): TemplateResult {
    return html`
      ${problem === null ? nothing : problemStrip(problem, this.#retry)}
      <div class="badge"><eyewitness-badge .standing=${standingOf(app.log.state.value)}></eyewitness-badge></div>
      <eyewitness-filter-bar .app=${app}></eyewitness-filter-bar>
      <eyewitness-log-view
        .app=${app}
        @eyewitness-filter=${({ term }: FilterEvent) => app.choose(term)}
      ></eyewitness-log-view>
    `;
  }

  #signedOut(problem: Problem | null): TemplateResult {
    return html`
      <div class="card panel" role="alert">
        ${icon('log-out')}
        <h2>${texts.embed.signedOutHeading}</h2>
        <p>${texts.embed.signedOutLead}</p>
        ${
          problem === null
            ? nothing
            : html`<p>
                ${[problem.title, problem.detail]
                  .filter((text) => text !== null)
                  .map(visibleText)
                  .join(': ')}
              </p>`
        }
        <div class="choices">
          <button type="button" class="primary" @click=${this.#retry}>
            ${icon('refresh-cw')} ${texts.problems.retry}
          </button>
        </div>
      </div>
    `;
  }

  readonly #retry = (): void => this.#log?.retry();

  #open(): void {
    this.#close();
    if (this.token !== null && this.src !== '') {
      this.#log = new EmbeddedLog(new URL(this.src, document.baseURI).origin, this.token);
      const { session, log } = this.#log.app;
      this.#endWatching = [session.state, log.state].map((state) => state.watch(() => this.requestUpdate()));
      this.#log.open(this.q);
    }
  }

  #close(): void {
    for (const end of this.#endWatching) {
      end();
    }
    this.#log?.close();
    this.#log = null;
  }
}
