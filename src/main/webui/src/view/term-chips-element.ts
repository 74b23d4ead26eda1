import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { icon } from '../icons/icon.js';
import { withoutTerm } from '../query/edit-query.js';
import { readTerms } from '../query/read-terms.js';
import type { Term } from '../query/term.js';
import { termInWords } from '../query/words.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

/** Each term of the query in words, to be taken away one by one. */
@customElement('eyewitness-term-chips')
export class TermChipsElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: inline-flex;
        align-items: center;
        max-inline-size: 100%;
        border: 1px solid color-mix(in oklab, var(--accent) 40%, transparent);
        border-radius: 999px;
        background: color-mix(in oklab, var(--accent) 10%, var(--card));
        font-size: 0.8125rem;
      }

      li.negated {
        border-style: dashed;
        border-color: var(--line-strong);
        background: var(--card);
      }

      bdi {
        overflow: hidden;
        padding-inline-start: 0.75rem;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      button {
        flex: none;
        min-block-size: 1.75rem;
        padding-inline: 0.375rem 0.5rem;
        border: 0;
        border-radius: 999px;
        background: none;
      }

      .icon {
        inline-size: 0.875rem;
        block-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  readonly watching = new Watching(this, () => [this.app.address.state, this.app.actions]);

  override render(): TemplateResult | typeof nothing {
    const terms = readTerms(this.app.address.state.value.q).filter(({ sound }) => sound);
    return terms.length === 0
      ? nothing
      : html`<ul aria-label=${texts.search.terms}>
          ${terms.map((term) => this.#chip(term))}
        </ul>`;
  }

  #chip(term: Term): TemplateResult {
    const words = termInWords(term, (code) => this.app.labelOf(code));
    return html`
      <li class=${term.negated ? 'negated' : ''}>
        <bdi title=${words}>${words}</bdi>
        <button type="button" aria-label=${texts.search.remove(words)} @click=${() => this.#remove(term)}>
          ${icon('x')}
        </button>
      </li>
    `;
  }

  #remove(term: Term): void {
    this.app.address.go({ q: withoutTerm(this.app.address.state.value.q, term) });
  }
}
