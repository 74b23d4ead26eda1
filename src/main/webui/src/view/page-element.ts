import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { App } from '../app/app.js';
import { icon } from '../icons/icon.js';
import { watchKeys, type Command } from '../keyboard/keyboard.js';
import { queryInWords } from '../query/words.js';
import type { Problem } from '../service/problem.js';
import { Service } from '../service/service.js';
import { texts } from '../texts.js';
import type { ActivityTableElement } from './activity-table-element.js';
import { baseStyles } from './base-styles.js';
import './filter-bar-element.js';
import type { FilterBarElement } from './filter-bar-element.js';
import './export-menu-element.js';
import { FilterEvent } from './filter-event.js';
import './header-element.js';
import './help-dialog-element.js';
import './log-view-element.js';
import './sessions-element.js';
import type { LogViewElement } from './log-view-element.js';
import './overview-element.js';
import './print-date-element.js';
import './saved-searches-element.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import './session-notice-element.js';
import './sign-in-element.js';
import { theme } from './theme.js';
import { Watching } from './watching.js';

/** The whole page: the log for who is signed in, the way in for everybody else. */
@customElement('eyewitness-page')
export class PageElement extends LitElement {
  static override styles = [
    baseStyles,
    theme,
    problemStripStyles,
    css`
      :host {
        --widest: max(100rem, 75vw);

        display: flow-root;
        min-block-size: 100dvh;
        background: var(--page);
        color: var(--text);
      }

      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        max-inline-size: var(--widest);
        margin-inline: auto;
        padding: clamp(1rem, 2vw, 1.75rem) clamp(0.75rem, 2.5vw, 2rem) 3rem;
      }

      /* The log stays as it is behind the sessions, and so does the place in it. */
      .sessions > :not(eyewitness-sessions, eyewitness-log-view) {
        display: none;
      }

      main ~ eyewitness-session-notice {
        max-inline-size: var(--widest);
        margin-inline: auto;
        padding-inline: clamp(0.75rem, 2.5vw, 2rem);
      }

      eyewitness-log-view > eyewitness-session-notice {
        padding-inline: 1rem;
      }

      .way-in {
        align-content: center;
        min-block-size: 100dvh;
        padding-block: 2rem;
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem 2rem;
      }

      .title {
        display: flex;
        align-items: baseline;
        gap: 0.75rem;
      }

      h1 {
        font-size: 1.375rem;
        letter-spacing: -0.015em;
      }

      .count {
        color: var(--muted);
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }

      .printed {
        display: none;
      }

      :host([appearance='light']) {
        color-scheme: light;
      }

      :host([appearance='dark']) {
        color-scheme: dark;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }

      /* On paper there is nothing to press, no night, and no window that scrolls. */
      @media print {
        :host {
          color-scheme: light !important;
          background: none;
        }

        main {
          max-inline-size: none;
          padding: 0;
        }

        eyewitness-header,
        eyewitness-filter-bar,
        eyewitness-overview,
        .tools {
          display: none;
        }

        .printed {
          display: block;
        }
      }
    `,
  ];

  @query('eyewitness-filter-bar') filterBar!: FilterBarElement | null;
  @state() private helping = false;

  readonly app = new App(new Service(window.location.origin));
  readonly watching = new Watching(this, () => [
    this.app.address.state,
    this.app.session.state,
    this.app.log.state,
    this.app.details.state,
    this.app.demo.state,
    this.app.appearance.state,
  ]);

  #endKeys: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#endKeys = watchKeys(window, (command) => this.#run(command));
    this.addEventListener(FilterEvent.type, this.#chosen);
    void this.app.open();
    void this.app.demo.check();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endKeys?.();
    this.removeEventListener(FilterEvent.type, this.#chosen);
  }

  /** The document behind the page has to know of its looks as well, which sees attributes alone. */
  override willUpdate(): void {
    this.setAttribute('appearance', this.app.appearance.state.value.choice);
    this.helping &&= this.app.session.state.value.phase !== 'signed-out';
  }

  override render(): TemplateResult {
    const { phase, problem } = this.app.session.state.value;
    switch (phase) {
      case 'unknown':
        return problem === null
          ? html`<p class="spoken" role="status">${texts.signIn.checking}</p>`
          : this.#lost(problem);
      case 'signed-out':
        return html`<main class="way-in">${this.#signIn()}</main>`;
      case 'signed-in':
      case 'expired':
        return this.#log();
    }
  }

  #log(): TemplateResult {
    const { view } = this.app.address.state.value;
    const reading = this.app.details.state.value.id !== null;
    const {
      rows,
      filter: { q },
    } = this.app.log.state.value;
    return html`
      <eyewitness-header .app=${this.app}></eyewitness-header>
      <main class=${view}>
        <div class="bar">
          <div class="title">
            <h1>${texts.heading}</h1>
            ${rows === null || rows.list.length === 0 ? nothing : html`<span class="count">${texts.rows.shown(rows.list.length)}</span>`}
          </div>
          <div class="tools">
            <eyewitness-saved-searches .app=${this.app}></eyewitness-saved-searches>
            <eyewitness-export-menu .app=${this.app}></eyewitness-export-menu>
            <button type="button" class="quiet" @click=${this.#help}>
              ${icon('circle-question-mark')} ${texts.help.button}
            </button>
          </div>
        </div>
        <p class="printed">${texts.printed(queryInWords(q, (code) => this.app.labelOf(code)))}</p>
        <eyewitness-print-date class="printed"></eyewitness-print-date>
        <eyewitness-filter-bar .app=${this.app}></eyewitness-filter-bar>
        <eyewitness-overview .app=${this.app}></eyewitness-overview>
        <eyewitness-log-view keys ?aside=${view === 'sessions'} .app=${this.app}>
          ${reading && !this.helping ? this.#notice() : nothing}
        </eyewitness-log-view>
        ${view === 'sessions' ? html`<eyewitness-sessions .app=${this.app}></eyewitness-sessions>` : nothing}
      </main>
      ${reading || this.helping ? nothing : this.#notice()}
      <eyewitness-help-dialog ?open=${this.helping} @close=${() => (this.helping = false)}>
        ${this.helping ? this.#notice() : nothing}
      </eyewitness-help-dialog>
    `;
  }

  readonly #help = (): void => {
    this.helping = true;
  };

  readonly #chosen = (event: FilterEvent): void => this.app.choose(event.term);

  /** Whether there was anything to be done for the command. */
  #run(command: Command): boolean {
    if (command !== 'help' && this.app.address.state.value.view === 'sessions') {
      return false;
    }
    switch (command) {
      case 'search':
        this.filterBar?.focus();
        return this.filterBar !== null;
      case 'help':
        this.#help();
        return this.renderRoot.querySelector('eyewitness-help-dialog') !== null;
      case 'next':
        return this.#table?.moveRow(1) === true;
      case 'previous':
        return this.#table?.moveRow(-1) === true;
      case 'open':
        return this.#openRow();
    }
  }

  get #table(): ActivityTableElement | null {
    const view = this.renderRoot.querySelector<LogViewElement>('eyewitness-log-view');
    return view?.renderRoot.querySelector<ActivityTableElement>('eyewitness-activity-table') ?? null;
  }

  #openRow(): boolean {
    const activity = this.#table?.focusedActivity ?? null;
    if (activity !== null) {
      this.app.address.go({ activity: activity.id });
    }
    return activity !== null;
  }

  /** Within the help or what is read, while they are open: nothing else can be reached then. */
  #notice(): TemplateResult {
    return html`
      <eyewitness-session-notice
        slot="notice"
        .session=${this.app.session}
        ?demo=${this.app.demo.state.value.running !== null}
      ></eyewitness-session-notice>
    `;
  }

  #signIn(): TemplateResult {
    return html`
      <eyewitness-sign-in
        .session=${this.app.session}
        ?demo=${this.app.demo.state.value.running !== null}
      ></eyewitness-sign-in>
    `;
  }

  #lost(problem: Problem): TemplateResult {
    return html`<main>${problemStrip(problem, () => void this.app.session.check())}</main>`;
  }
}
