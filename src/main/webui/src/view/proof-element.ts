import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Activity } from '../activity/activity.js';
import type { App } from '../app/app.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import type { Verified } from '../proof/verification.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import './copy-button-element.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import { Watching } from './watching.js';

/** Whether the activity, as it is shown, is proved: worked out here, in the browser, when a person asks. */
@customElement('eyewitness-proof')
export class ProofElement extends LitElement {
  static override styles = [
    baseStyles,
    problemStripStyles,
    css`
      [role='status'] {
        display: grid;
        gap: 0.5rem;
        justify-items: start;
      }

      .verdict {
        display: flex;
        gap: 0.375rem;
        align-items: center;
        font-weight: 650;
      }

      .verdict.verified {
        color: var(--good);
      }

      .verdict.refuted {
        color: var(--bad);
      }

      p,
      ul {
        margin: 0;
      }

      ul {
        padding-inline-start: 1.25rem;
      }

      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) activity!: Activity;

  readonly watching = new Watching(this, () => [this.app.proof.state]);

  override render(): TemplateResult {
    const { checking, verified, refuted, problem } = this.app.proof.state.value;
    return html`
      <div role="status">
        ${checking ? html`<p>${texts.proof.checking}</p>` : nothing}
        ${verified === null ? nothing : this.#verified(verified)} ${refuted === null ? nothing : this.#refuted(refuted)}
      </div>
      ${problem === null ? nothing : problemStrip(problem, this.#check)}
      ${
        checking || verified !== null || problem !== null
          ? nothing
          : html`<button type="button" @click=${this.#check}>${icon('shield-check')} ${texts.proof.verify}</button>`
      }
    `;
  }

  readonly #check = (): void => void this.app.proof.check(this.activity);

  #verified({ number, size, erased, key, seenSince }: Verified): TemplateResult {
    return html`
      <p class="verdict verified">${icon('shield-check')} ${erased ? texts.proof.erased : texts.proof.verified}</p>
      <ul>
        <li>${erased ? texts.proof.placeOfErased(number, size) : texts.proof.place(number, size)}</li>
        <li>${seenSince === null ? texts.proof.seenFirst : texts.proof.grown(seenSince)}</li>
        <li>${texts.proof.signed} <code>${visibleText(key)}</code></li>
      </ul>
      <eyewitness-copy-button label=${texts.proof.copyKey} .value=${key}></eyewitness-copy-button>
    `;
  }

  #refuted(reason: string): TemplateResult {
    return html`
      <p class="verdict refuted">${icon('shield-alert')} ${texts.proof.refuted}</p>
      <p>${visibleText(reason)}</p>
    `;
  }
}
