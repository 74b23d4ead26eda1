import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { OverviewState } from '../finding/overview.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import { withField, withTimes } from '../query/edit-query.js';
import type { Field } from '../query/field.js';
import type { Summary } from '../service/summary.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import type { ChosenTime } from './histogram-element.js';
import './histogram-element.js';
import { Watching } from './watching.js';

/** How much the query finds, when it was, and of whom. */
@customElement('eyewitness-overview')
export class OverviewElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
        min-block-size: 11.5rem;
        align-content: start;
        padding: 0.75rem 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        font-size: 0.875rem;
      }

      /* Room is kept only for bars that are to come. */
      section.bare {
        min-block-size: 0;
      }

      .counts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
        min-block-size: 1.5rem;
        font-variant-numeric: tabular-nums;
      }

      .counts strong {
        font-weight: 650;
      }

      .muted {
        color: var(--muted);
        font-size: 0.8125rem;
      }

      .failed {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        color: var(--bad);
        font-weight: 600;
      }

      .key {
        display: flex;
        gap: 0.875rem;
        margin-inline-start: auto;
      }

      .key span::before {
        content: '';
        display: inline-block;
        inline-size: 0.75rem;
        block-size: 0.75rem;
        margin-inline-end: 0.375rem;
        border-radius: 2px;
        background: color-mix(in oklab, var(--accent) 55%, var(--card));
        vertical-align: -1px;
      }

      .key .striped::before {
        border: 1px solid var(--bad);
        background: repeating-linear-gradient(-45deg, var(--bad) 0 2px, transparent 2px 4px);
      }

      .tops {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: 0.5rem 1.5rem;
        padding-block-start: 0.5rem;
      }

      summary {
        inline-size: fit-content;
        color: var(--muted);
        cursor: pointer;
      }

      h2 {
        font-size: 0.8125rem;
      }

      ol {
        margin: 0.25rem 0 0;
        padding: 0;
        list-style: none;
      }

      ol button {
        inline-size: 100%;
        min-block-size: 1.875rem;
        justify-content: space-between;
        padding-inline: 0.5rem;
        border-color: transparent;
        background: none;
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }

      ol bdi {
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  readonly watching = new Watching(this, () => [
    this.app.overview.state,
    this.app.appearance.state,
    this.app.actions,
    this.app.address.state,
  ]);

  override render(): TemplateResult {
    const { overview } = this.app;
    const { summary, problem } = overview.state.value;
    return html`
      <section class=${summary?.buckets.length === 0 ? 'bare' : ''} aria-label=${texts.overview.heading}>
        <div class="counts">
          ${summary === null ? (problem === null ? texts.overview.counting : nothing) : this.#counts(summary)}
          ${problem === null ? nothing : this.#problem(overview.state.value)}
        </div>
        ${summary === null || summary.buckets.length === 0 ? nothing : this.#chart(summary)}
      </section>
    `;
  }

  #counts({ total, failed, interval, buckets }: Summary): TemplateResult {
    return html`
      <strong>${texts.overview.total(total)}</strong>
      ${failed === 0 ? nothing : html`<span class="failed">${icon('x')}${texts.overview.failed(failed)}</span>`}
      ${this.app.overview.state.value.since === null ? nothing : html`<span class="muted">${texts.overview.lastDay}</span>`}
      ${
        buckets.length === 0
          ? nothing
          : html`
              <span class="key muted">
                <span>${texts.overview.totalKey}</span>
                <span class="striped">${texts.overview.failedKey}</span>
                ${texts.overview.barIs(texts.overview.per[interval])}
              </span>
            `
      }
    `;
  }

  #problem({ tooMuch, problem }: OverviewState): TemplateResult {
    const why = visibleText(problem?.detail ?? problem?.title ?? '');
    return html`
      <span role="status">${tooMuch ? texts.overview.tooMuch : texts.overview.notCounted(why)}</span>
      <button type="button" @click=${() => this.app.overview.retry()}>
        ${icon('refresh-cw')} ${texts.overview.retry}
      </button>
    `;
  }

  #chart(summary: Summary): TemplateResult {
    return html`
      <eyewitness-histogram
        .summary=${summary}
        appearance=${this.app.appearance.state.value.choice}
        @eyewitness-time=${(event: CustomEvent<ChosenTime>) => this.#look(event.detail)}
      ></eyewitness-histogram>
      <details>
        <summary>${texts.overview.tops}</summary>
        <div class="tops">
          ${this.#top(
            texts.overview.topActions,
            'action',
            summary.actions.map(({ action, count }) => ({
              value: action,
              label: this.app.labelOf(action) ?? action,
              count,
            })),
          )}
          ${this.#top(
            texts.overview.topAdmins,
            'admin',
            summary.admins.map(({ adminId, adminName, count }) => ({
              value: adminId,
              label: adminName ?? adminId,
              count,
            })),
          )}
        </div>
      </details>
    `;
  }

  #top(
    heading: string,
    field: Field,
    counted: readonly { value: string; label: string; count: number }[],
  ): TemplateResult {
    return html`
      <div>
        <h2>${heading}</h2>
        <ol>
          ${counted.map(
            ({ value, label, count }) => html`
              <li>
                <button type="button" title=${visibleText(value)} @click=${() => this.#only(field, value)}>
                  <bdi>${visibleText(label)}</bdi><span>${count.toLocaleString('en')}</span>
                </button>
              </li>
            `,
          )}
        </ol>
      </div>
    `;
  }

  #only(field: Field, value: string): void {
    const { address } = this.app;
    address.go({ q: withField(address.state.value.q, field, [value]) });
  }

  #look({ from, to }: ChosenTime): void {
    const { address } = this.app;
    address.go({ q: withTimes(address.state.value.q, from, to) });
  }
}
