import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { severities } from '../activity/activity.js';
import type { App } from '../app/app.js';
import { icon } from '../icons/icon.js';
import { valuesOf, withField } from '../query/edit-query.js';
import type { Field } from '../query/field.js';
import { texts } from '../texts.js';
import './action-picker-element.js';
import { baseStyles } from './base-styles.js';
import './search-box-element.js';
import type { SearchBoxElement } from './search-box-element.js';
import './term-chips-element.js';
import './time-picker-element.js';
import { Watching } from './watching.js';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const outcomes: readonly Choice[] = [
  { value: 'true', label: texts.pick.succeeded },
  { value: 'false', label: texts.pick.failed },
];

const atLeast: readonly Choice[] = severities
  .slice(1)
  .map((severity) => ({ value: `>=${severity}`, label: texts.query.orAbove(texts.severity[severity]) }));

/** One query, which can be typed, picked and taken apart; all of these write the same text. */
@customElement('eyewitness-filter-bar')
export class FilterBarElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
      }

      .picks {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      .picks > * {
        flex: 1 1 8.5rem;
        min-inline-size: 0;
        max-inline-size: 16rem;
      }

      .picks > button {
        flex: none;
      }

      .pick {
        position: relative;
      }

      .pick .icon {
        position: absolute;
        inset-block: 0;
        inset-inline-end: 0.875rem;
        margin-block: auto;
        pointer-events: none;
      }

      select {
        inline-size: 100%;
        min-block-size: 2.25rem;
        padding: 0 2rem 0 0.875rem;
        appearance: none;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--card);
        font-size: 0.875rem;
        text-overflow: ellipsis;
      }

      select.active {
        border-color: var(--accent);
        background: color-mix(in oklab, var(--accent) 10%, var(--card));
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @query('eyewitness-search-box') searchBox!: SearchBoxElement;

  readonly watching = new Watching(this, () => [this.app.address.state]);

  override focus(): void {
    this.searchBox.focus();
  }

  override render(): TemplateResult {
    const { q } = this.app.address.state.value;
    return html`
      <search role="search">
        <eyewitness-search-box .app=${this.app}></eyewitness-search-box>
      </search>
      <div class="picks">
        <eyewitness-action-picker .app=${this.app}></eyewitness-action-picker>
        ${this.#choice('success', texts.pick.outcome, texts.pick.anyOutcome, outcomes)}
        ${this.#choice('severity', texts.pick.severity, texts.pick.anySeverity, atLeast)}
        <eyewitness-time-picker .app=${this.app}></eyewitness-time-picker>
        ${
          q === ''
            ? nothing
            : html`<button type="button" class="quiet" @click=${this.#clear}>
                ${icon('x')} ${texts.filter.clear}
              </button>`
        }
      </div>
      <eyewitness-term-chips .app=${this.app}></eyewitness-term-chips>
    `;
  }

  #choice(field: Field, label: string, any: string, choices: readonly Choice[]): TemplateResult {
    const chosen = chosenOf(this.app.address.state.value.q, field);
    const known = chosen === '' || choices.some(({ value }) => value === chosen);
    return html`
      <div class="pick">
        <select
          aria-label=${label}
          class=${chosen === '' ? '' : 'active'}
          .value=${chosen}
          @change=${(event: Event) => this.#choose(field, (event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${chosen === ''}>${any}</option>
          ${choices.map(
            ({ value, label: name }) => html`<option value=${value} ?selected=${chosen === value}>${name}</option>`,
          )}
          ${known ? nothing : html`<option value=${chosen} selected>${texts.pick.custom}</option>`}
        </select>
        ${icon('chevron-down')}
      </div>
    `;
  }

  #choose(field: Field, value: string): void {
    const { address } = this.app;
    address.go({ q: withField(address.state.value.q, field, value === '' ? [] : value.split(',')) });
  }

  #clear(): void {
    this.app.address.go({ q: '' });
    this.focus();
  }
}

/** A bare severity means that or above, so both spellings are the same choice. */
function chosenOf(query: string, field: Field): string {
  const values = valuesOf(query, field);
  return values
    .map((value) => (severities.some((severity) => field === 'severity' && severity === value) ? `>=${value}` : value))
    .join(',');
}
