import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
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

  readonly watching = new Watching(this, () => [this.app.sessions.state]);
  readonly ticking = new Ticking(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#refresh();
  }

  override render(): TemplateResult {
    const state = this.app.sessions.state.value;
    return html`
      <div class="bar">
        <h1>${texts.sessions.heading}</h1>
        ${this.#choice(state, false, texts.sessions.active)} ${this.#choice(state, true, texts.sessions.all)}
        <button type="button" ?disabled=${state.loading} @click=${this.#refresh}>
          ${icon('refresh-cw')} ${texts.sessions.refresh}
        </button>
      </div>
      ${state.problem === null ? nothing : problemStrip(state.problem, this.#refresh)}
      ${state.list === null && state.problem !== null ? nothing : html`<div class="card">${this.#content(state)}</div>`}
      ${state.next === null ? nothing : this.#further(state)}
    `;
  }

  #choice({ all: chosen }: SessionsState, all: boolean, label: string): TemplateResult {
    return html`
      <button type="button" aria-pressed=${chosen === all} @click=${() => void this.app.sessions.choose(all)}>
        ${label}
      </button>
    `;
  }

  #further({ loading }: SessionsState): TemplateResult {
    return html`
      <div class="foot">
        <button type="button" ?disabled=${loading} @click=${this.#more}>${texts.sessions.more}</button>
      </div>
    `;
  }

  #content({ all, list }: SessionsState): TemplateResult {
    if (list === null) {
      return html`<eyewitness-skeleton></eyewitness-skeleton>`;
    }
    if (list.length === 0) {
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

  readonly #refresh = (): void => void this.app.sessions.refresh();

  #more(): void {
    void this.app.sessions.loadMore();
  }
}
