import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { visibleText } from '../format/visible-text.js';
import { standingOf } from '../log/log-state.js';
import { icon } from '../icons/icon.js';
import type { BrowserSession } from '../service/browser-session.js';
import { texts } from '../texts.js';
import { avatar, avatarStyles } from './avatar.js';
import './appearance-switch-element.js';
import './badge-element.js';
import { baseStyles } from './base-styles.js';
import './demo-switch-element.js';
import './view-links-element.js';
import { Watching } from './watching.js';

/** Whose log this is, how live it is, and who looks at it. */
@customElement('eyewitness-header')
export class HeaderElement extends LitElement {
  static override styles = [
    baseStyles,
    avatarStyles,
    css`
      :host {
        display: block;
        border-block-end: 1px solid var(--line);
        background: var(--card);
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        max-inline-size: var(--widest);
        min-block-size: 3.5rem;
        margin-inline: auto;
        padding: 0.5rem clamp(0.75rem, 2.5vw, 2rem);
      }

      .brand {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-inline-size: 0;
        margin-inline-end: auto;
        font-weight: 650;
        letter-spacing: -0.01em;
      }

      .mark {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 1.875rem;
        block-size: 1.875rem;
        border-radius: 0.5rem;
        background: var(--accent);
        color: var(--on-accent);
      }

      .mark .icon {
        inline-size: 1.125rem;
        block-size: 1.125rem;
      }

      .tenant {
        max-inline-size: 12rem;
        overflow: hidden;
        padding: 0.125rem 0.5rem;
        border-radius: var(--radius-small);
        background: var(--sunken);
        color: var(--muted);
        font-size: 0.8125rem;
        font-weight: 500;
        letter-spacing: 0;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .person {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-inline-size: 0;
        padding-inline-start: 1rem;
        border-inline-start: 1px solid var(--line);
      }

      .name {
        max-inline-size: 14rem;
        overflow: hidden;
        font-size: 0.875rem;
        font-weight: 500;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      button.quiet {
        padding-inline: 0.5rem;
      }

      @media (max-width: 60rem) {
        .name {
          display: none;
        }
      }

      @media (max-width: 40rem) {
        .person {
          margin-inline-start: auto;
          padding-inline-start: 0;
          border: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  readonly watching = new Watching(this, () => [this.app.session.state, this.app.log.state, this.app.demo.state]);

  override render(): TemplateResult {
    const { session } = this.app.session.state.value;
    return html`
      <header>
        <div class="brand">
          <span class="mark">${icon('eye')}</span>
          ${texts.brand}
          ${
            session === null
              ? nothing
              : html`<span class="tenant"><bdi>${texts.header.tenant(visibleText(session.tenant))}</bdi></span>`
          }
        </div>
        ${session === null ? nothing : this.#signedIn(session)}
      </header>
    `;
  }

  #signedIn(session: BrowserSession): TemplateResult {
    const name = visibleText(session.name ?? session.email ?? session.adminId ?? texts.header.nobody);
    return html`
      <eyewitness-view-links .address=${this.app.address}></eyewitness-view-links>
      <eyewitness-badge .standing=${standingOf(this.app.log.state.value)}></eyewitness-badge>
      <eyewitness-demo-switch .demo=${this.app.demo}></eyewitness-demo-switch>
      <eyewitness-appearance-switch .appearance=${this.app.appearance}></eyewitness-appearance-switch>
      <div class="person">
        ${avatar(session.adminId ?? '', name)}
        <bdi class="name" title=${visibleText(session.email ?? session.adminId ?? '')}>${name}</bdi>
        <button type="button" class="quiet" @click=${this.#signOut}>${icon('log-out')} ${texts.header.signOut}</button>
      </div>
    `;
  }

  #signOut(): void {
    void this.app.session.signOut();
  }
}
