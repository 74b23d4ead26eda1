import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionsChoice } from '../address/place.js';
import type { App } from '../app/app.js';
import { icon } from '../icons/icon.js';
import { writeTerm } from '../query/write-term.js';
import type { SessionsState } from '../sessions/sessions.js';
import { texts } from '../texts.js';
import { avatarStyles } from './avatar.js';
import { baseStyles } from './base-styles.js';
import { panelStyles } from './panel-styles.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import { sessionRow } from './session-row.js';
import { sessionsStyles } from './sessions-styles.js';
import './skeleton-element.js';
import { Ticking } from './ticking.js';
import { Watching } from './watching.js';

/** The sessions, and the way from each to what was done in it. */
@customElement('eyewitness-sessions')
export class SessionsElement extends LitElement {
  static override styles = [baseStyles, avatarStyles, panelStyles, problemStripStyles, sessionsStyles];

  @property({ attribute: false }) app!: App;

  readonly watching = new Watching(this, () => [this.app.sessions.state, this.app.address.state]);
  readonly ticking = new Ticking(this);
  #seen: string | null = null;
  #endWatching: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen = this.#edge();
    this.#endWatching = this.app.log.state.watch(() => this.#logChanged());
    this.app.sessions.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endWatching?.();
    this.app.sessions.close();
  }

  override render(): TemplateResult {
    const state = this.app.sessions.state.value;
    return html`
      <div class="bar">
        <h1>${texts.sessions.heading}</h1>
        ${this.#choice('active', texts.sessions.active)} ${this.#choice('all', texts.sessions.all)}
        <button type="button" @click=${this.#refresh}>${icon('refresh-cw')} ${texts.sessions.refresh}</button>
      </div>
      ${state.problem === null ? nothing : problemStrip(state.problem, this.#refresh)}
      ${state.list === null && state.problem !== null ? nothing : html`<div class="card">${this.#content(state)}</div>`}
      ${state.more ? this.#further(state) : nothing}
    `;
  }

  #choice(sessions: SessionsChoice, label: string): TemplateResult {
    const chosen = this.app.address.state.value.sessions === sessions;
    return html`
      <button
        type="button"
        aria-pressed=${chosen ? 'true' : 'false'}
        @click=${() => this.app.address.go({ view: 'sessions', sessions })}
      >
        ${label}
      </button>
    `;
  }

  #further({ loadingMore }: SessionsState): TemplateResult {
    return html`
      <div class="foot">
        <button type="button" ?disabled=${loadingMore} @click=${() => this.app.sessions.loadMore()}>
          ${texts.sessions.more}
        </button>
      </div>
    `;
  }

  #content({ list }: SessionsState): TemplateResult {
    if (list === null) {
      return html`<eyewitness-skeleton></eyewitness-skeleton>`;
    }
    if (list.length === 0) {
      const all = this.app.address.state.value.sessions === 'all';
      return html`
        <div class="panel">
          ${icon('users')}
          <h2>${all ? texts.sessions.none : texts.sessions.noneActive}</h2>
          <p>${all ? texts.sessions.noneLead : texts.sessions.noneActiveLead}</p>
        </div>
      `;
    }
    const now = new Date();
    return html`<ul>
      ${list.map((session) => sessionRow(session, now, () => this.#show(session.sessionId)))}
    </ul>`;
  }

  /** What was done in a session is a part of the log, live like the rest of it. */
  #show(sessionId: string): void {
    this.app.address.go({ view: 'log', q: writeTerm('session', [sessionId]) });
  }

  readonly #refresh = (): void => this.app.sessions.refresh();

  #logChanged(): void {
    const edge = this.#edge();
    if (edge !== this.#seen) {
      this.#seen = edge;
      if (edge !== null) {
        this.app.sessions.grown();
      }
    }
  }

  /** How far the log has come, with what waits while the rows stand still; null while that is not known. */
  #edge(): string | null {
    const { connection, rows, waiting } = this.app.log.state.value;
    return connection === 'live' ? `${rows?.newestSeq ?? 0} ${waiting.count}` : null;
  }
}
