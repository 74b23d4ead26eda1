import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { App } from '../app/app.js';
import type { Problem } from '../service/problem.js';
import { Service } from '../service/service.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import './expiry-strip-element.js';
import './filter-bar-element.js';
import './header-element.js';
import './log-view-element.js';
import './sessions-element.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
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
        display: flow-root;
        min-block-size: 100dvh;
        background: var(--page);
        color: var(--text);
      }

      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        max-inline-size: 100rem;
        margin-inline: auto;
        padding: clamp(1rem, 2vw, 1.75rem) clamp(0.75rem, 2.5vw, 2rem) 3rem;
      }

      /* The log stays as it is behind the sessions, and so does the place in it. */
      .sessions > :not(eyewitness-sessions, eyewitness-expiry-strip, eyewitness-sign-in, .problem) {
        display: none;
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

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
    `,
  ];

  readonly app = new App(new Service(window.location.origin));
  readonly watching = new Watching(this, () => [
    this.app.address.state,
    this.app.session.state,
    this.app.log.state,
    this.app.demo.state,
  ]);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.app.open();
    void this.app.demo.check();
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
        return this.#log(phase === 'expired', problem);
    }
  }

  #log(expired: boolean, problem: Problem | null): TemplateResult {
    const { view } = this.app.address.state.value;
    const { rows } = this.app.log.state.value;
    return html`
      <eyewitness-header .app=${this.app}></eyewitness-header>
      <main class=${view}>
        <eyewitness-expiry-strip
          .session=${this.app.session}
          ?demo=${this.app.demo.state.value.running !== null}
        ></eyewitness-expiry-strip>
        ${expired ? this.#signIn() : nothing} ${!expired && problem !== null ? problemStrip(problem) : nothing}
        <div class="bar">
          <div class="title">
            <h1>${texts.heading}</h1>
            ${rows === null || rows.list.length === 0 ? nothing : html`<span class="count">${texts.rows.shown(rows.list.length)}</span>`}
          </div>
        </div>
        <eyewitness-filter-bar .app=${this.app}></eyewitness-filter-bar>
        <eyewitness-log-view keys .app=${this.app}></eyewitness-log-view>
        ${view === 'sessions' ? html`<eyewitness-sessions .app=${this.app}></eyewitness-sessions>` : nothing}
      </main>
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
