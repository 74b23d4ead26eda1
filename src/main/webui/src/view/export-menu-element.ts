import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { exportFormats, type ExportFormat } from '../export/export-format.js';
import type { ExportingState } from '../export/exporting.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import { queryInWords } from '../query/words.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import './dropdown-element.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import { Watching } from './watching.js';

const role = 'activity:export';

/** What is on show, and all that is older and meets the query, as a file for elsewhere. */
@customElement('eyewitness-export-menu')
export class ExportMenuElement extends LitElement {
  static override styles = [
    baseStyles,
    problemStripStyles,
    css`
      .panel {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
        inline-size: 20rem;
        max-inline-size: 100%;
        line-height: 1.45;
      }

      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        font-weight: 600;
      }

      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 0.625rem;
        padding: 0.375rem;
        border-radius: var(--radius-small);
        cursor: pointer;
      }

      label:hover {
        background: var(--sunken);
      }

      label input {
        accent-color: var(--accent);
      }

      label span {
        grid-column: 2;
        color: var(--muted);
        font-size: 0.8125rem;
      }

      p {
        overflow-wrap: anywhere;
      }

      .muted {
        color: var(--muted);
        font-size: 0.8125rem;
      }

      progress {
        inline-size: 100%;
        accent-color: var(--accent);
      }

      .good {
        color: var(--good);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private open = false;
  @state() private format: ExportFormat = 'csv';
  @query('.panel') panel!: HTMLElement | null;

  #phase: ExportingState['phase'] = 'idle';

  readonly watching = new Watching(this, () => [
    this.app.exporting.state,
    this.app.search.state,
    this.app.session.state,
    this.app.actions,
  ]);

  override render(): TemplateResult {
    return html`
      <eyewitness-dropdown
        label=${texts.export.button}
        side="end"
        ?active=${this.app.exporting.state.value.phase === 'running'}
        .open=${this.open}
        @eyewitness-turned=${(event: CustomEvent<boolean>) => this.#turned(event.detail)}
      >
        ${this.open ? html`<div class="panel" tabindex="-1">${this.#panel()}</div>` : nothing}
      </eyewitness-dropdown>
    `;
  }

  /** What was pressed is gone with the phase in which it could be, and the focus with it. */
  override updated(): void {
    const { phase } = this.app.exporting.state.value;
    if (phase !== this.#phase) {
      this.#phase = phase;
      if (this.shadowRoot?.activeElement === null) {
        this.panel?.focus({ preventScroll: true });
      }
    }
  }

  get #isAllowed(): boolean {
    return this.app.session.state.value.session?.roles.includes(role) === true;
  }

  #panel(): TemplateResult {
    if (!this.#isAllowed) {
      return html`<p>${texts.export.notAllowed}</p>`;
    }
    const state = this.app.exporting.state.value;
    switch (state.phase) {
      case 'running':
        return this.#running(state);
      case 'idle':
        return this.#choices(state);
      case 'done':
        return this.#ended(html`
          <p class="good">${texts.export.done(visibleText(state.name), state.rows, texts.export.size(state.bytes))}</p>
        `);
      case 'cancelled':
        return this.#ended(html`<p>${texts.export.cancelled} ${left(state)}</p>`);
      case 'handed-over':
        return this.#ended(html`<p>${texts.export.handedOver}</p>`);
      case 'failed':
        return this.#ended(html`
          ${state.problem === null ? html`<p role="alert">${texts.export.broken}</p>` : problemStrip(state.problem)}
          <p>${left(state)}</p>
        `);
    }
  }

  #choices({ expected }: ExportingState): TemplateResult {
    const query = this.app.search.state.value.accepted ?? '';
    const words = queryInWords(query, (code) => this.app.labelOf(code));
    return html`
      <fieldset>
        <legend>${texts.export.format}</legend>
        ${exportFormats.map(
          (format) => html`
            <label>
              <input
                type="radio"
                name="format"
                value=${format}
                .checked=${format === this.format}
                @change=${() => (this.format = format)}
              />
              <strong>${texts.export.formats[format].label}</strong>
              <span>${texts.export.formats[format].hint}</span>
            </label>
          `,
        )}
      </fieldset>
      <p>${expected === null ? texts.export.uncounted(words) : texts.export.contains(expected, words)}</p>
      <p class="muted">${texts.export.recorded}</p>
      <button type="button" class="primary" @click=${() => void this.app.exporting.start(this.format, query)}>
        ${icon('download')} ${texts.export.start}
      </button>
    `;
  }

  #running({ expected, rows, bytes, name }: ExportingState): TemplateResult {
    return html`
      <p><strong>${visibleText(name)}</strong></p>
      ${
        expected === null
          ? html`<progress aria-label=${texts.export.progress}></progress>`
          : html`<progress
              aria-label=${texts.export.progress}
              max=${Math.max(expected, rows, 1)}
              .value=${rows}
            ></progress>`
      }
      <p>${texts.export.running(rows, texts.export.size(bytes))}</p>
      <button type="button" @click=${() => this.app.exporting.cancel()}>${icon('x')} ${texts.export.cancel}</button>
    `;
  }

  #ended(how: TemplateResult): TemplateResult {
    return html`
      <div role="status">${how}</div>
      <button type="button" @click=${() => this.app.exporting.forget()}>${texts.export.again}</button>
    `;
  }

  #turned(open: boolean): void {
    this.open = open;
    if (!open) {
      this.app.exporting.forget();
    } else if (this.#isAllowed) {
      void this.app.exporting.count(this.app.search.state.value.accepted ?? '');
    }
  }
}

function left({ left: what, name }: ExportingState): string {
  return texts.export.left[what](visibleText(name));
}
