import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../icons/icon.js';
import type { Session } from '../session/session.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import { Watching } from './watching.js';

/** Takes a token and exchanges it for the service's cookie; in development one click is enough. */
@customElement('eyewitness-sign-in')
export class SignInElement extends LitElement {
  static override styles = [
    baseStyles,
    problemStripStyles,
    css`
      section {
        display: grid;
        gap: 1.25rem;
        inline-size: min(26rem, 100%);
        margin-inline: auto;
        padding: 2rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        box-shadow: 0 1px 2px rgb(0 0 0 / 5%);
      }

      header {
        display: grid;
        align-content: start;
        gap: 0.375rem;
      }

      .ways {
        display: grid;
        gap: 1.25rem;
      }

      .mark {
        inline-size: 2.5rem;
        block-size: 2.5rem;
        margin-block-end: 0.75rem;
        padding: 0.5rem;
        border-radius: 0.625rem;
        background: var(--accent);
        color: var(--on-accent);
      }

      .mark .icon {
        inline-size: 1.5rem;
        block-size: 1.5rem;
      }

      h1,
      h2 {
        font-size: 1.375rem;
        letter-spacing: -0.01em;
      }

      header p {
        color: var(--muted);
        font-size: 0.9375rem;
        line-height: 1.5;
      }

      form {
        display: grid;
        gap: 0.625rem;
      }

      label {
        font-size: 0.875rem;
        font-weight: 600;
      }

      input {
        min-block-size: 2.5rem;
        padding: 0 0.75rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--page);
        font-family: var(--monospace);
      }

      button {
        min-block-size: 2.5rem;
      }

      .hint {
        color: var(--muted);
        font-size: 0.8125rem;
        line-height: 1.45;
      }

      .or {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        color: var(--muted);
        font-size: 0.8125rem;
      }

      .or::before,
      .or::after {
        content: '';
        flex: 1;
        border-block-start: 1px solid var(--line);
      }

      .flat {
        box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
      }

      /* Over rows that stay, it lies flat, so that they stay in sight. */
      @container (min-width: 42rem) {
        .flat {
          grid-template-columns: 1fr minmax(auto, 24rem);
          gap: 2rem;
          inline-size: 100%;
          padding: 1.5rem 2rem;
          border-color: color-mix(in oklab, var(--bad) 40%, transparent);
        }

        .flat header {
          align-content: center;
        }
      }

      @media (max-width: 30rem) {
        section {
          padding: 1.25rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) session!: Session;
  @property({ type: Boolean }) demo = false;
  /** Somebody is signed in, and is to stay so; what is said against the new token is shown around this. */
  @property({ type: Boolean }) renewing = false;
  @query('input') tokenField!: HTMLInputElement;

  readonly watching = new Watching(this, () => [this.session.state]);

  override render(): TemplateResult {
    const { phase, problem, busy } = this.session.state.value;
    return html`
      <section class=${phase === 'expired' || this.renewing ? 'flat' : ''} aria-labelledby="heading">
        ${this.renewing ? renewingHeading : phase === 'expired' ? expiredHeading : heading}
        <div class="ways">
          ${problem === null || this.renewing ? nothing : problemStrip(problem)}
          ${this.demo ? this.#demoWay(busy) : nothing} ${this.#tokenWay(busy)}
        </div>
      </section>
    `;
  }

  #demoWay(busy: boolean): TemplateResult {
    return html`
      <button type="button" class="primary" ?disabled=${busy} @click=${this.#signInAsDemoAdmin}>
        ${icon('play')} ${texts.signIn.demo}
      </button>
      <p class="or">${texts.signIn.or}</p>
    `;
  }

  #tokenWay(busy: boolean): TemplateResult {
    return html`
      <form @submit=${this.#submit}>
        <label for="token">${texts.signIn.token}</label>
        <input
          id="token"
          type="password"
          required
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="hint"
        />
        <p class="hint" id="hint">${texts.signIn.tokenHint}</p>
        <button type="submit" class=${this.demo ? '' : 'primary'} ?disabled=${busy}>
          ${busy ? texts.signIn.busy : texts.signIn.submit}
        </button>
      </form>
    `;
  }

  #signInAsDemoAdmin(): void {
    void this.session.signInAsDemoAdmin();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const token = this.tokenField.value;
    this.tokenField.value = '';
    void this.session.signIn(token);
  }
}

const heading = html`
  <header>
    <div class="mark">${icon('eye')}</div>
    <h1 id="heading">${texts.signIn.heading}</h1>
    <p>${texts.signIn.lead}</p>
  </header>
`;

const expiredHeading = html`
  <header>
    <h2 id="heading">${texts.signIn.expiredHeading}</h2>
    <p>${texts.signIn.expiredLead}</p>
  </header>
`;

const renewingHeading = html`
  <header>
    <h2 id="heading">${texts.expiry.heading}</h2>
    <p>${texts.expiry.lead}</p>
  </header>
`;
