import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { withTimes } from '../query/edit-query.js';
import { localFieldText, timeRange, type TimeRange } from '../query/time-range.js';
import { dayAndTime } from '../query/words.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import type { DropdownElement } from './dropdown-element.js';
import './dropdown-element.js';
import { Watching } from './watching.js';

const minuteMs = 60_000;

/** From when to when: one of the usual spans up to now, or any two local times. */
@customElement('eyewitness-time-picker')
export class TimePickerElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      eyewitness-dropdown {
        inline-size: 100%;
      }

      .presets {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        gap: 0.375rem;
      }

      form {
        display: grid;
        gap: 0.375rem;
        margin-block-start: 0.875rem;
        padding-block-start: 0.875rem;
        border-block-start: 1px solid var(--line);
      }

      label {
        color: var(--muted);
        font-size: 0.8125rem;
      }

      input {
        min-block-size: 2.25rem;
        padding: 0 0.5rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--card);
      }

      .wrong {
        color: var(--bad);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private open = false;
  @state() private wrongOrder = false;
  @query('#from') fromField!: HTMLInputElement;
  @query('#to') toField!: HTMLInputElement;
  @query('eyewitness-dropdown') dropdown!: DropdownElement;

  readonly watching = new Watching(this, () => [this.app.address.state]);

  override render(): TemplateResult {
    const range = timeRange(this.app.address.state.value.q);
    return html`
      <eyewitness-dropdown
        label=${labelOf(range)}
        heading=${texts.pick.time}
        ?active=${range.after !== null || range.before !== null}
        .open=${this.open}
        @eyewitness-turned=${(event: CustomEvent<boolean>) => this.#turned(event.detail)}
      >
        ${this.open ? this.#panel(range) : nothing}
      </eyewitness-dropdown>
    `;
  }

  #panel({ after, before }: TimeRange): TemplateResult {
    return html`
      <div class="presets">
        ${texts.pick.presets.map(
          ({ minutes, label }) => html`
            <button type="button" @click=${() => this.#choose(new Date(Date.now() - minutes * minuteMs), null)}>
              ${label}
            </button>
          `,
        )}
        <button type="button" @click=${() => this.#choose(null, null)}>${texts.pick.anyTime}</button>
      </div>
      <form @submit=${this.#submit}>
        <label for="from">${texts.pick.from}</label>
        <input id="from" type="datetime-local" .value=${localFieldText(after)} />
        <label for="to">${texts.pick.to}</label>
        <input
          id="to"
          type="datetime-local"
          .value=${localFieldText(before)}
          aria-invalid=${this.wrongOrder ? 'true' : 'false'}
          aria-describedby="wrong"
        />
        <p id="wrong" class="wrong" role="alert">${this.wrongOrder ? texts.pick.wrongOrder : nothing}</p>
        <button type="submit" class="primary">${texts.pick.apply}</button>
      </form>
    `;
  }

  #turned(open: boolean): void {
    this.open = open;
    this.wrongOrder = false;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const [after, before] = [this.fromField, this.toField].map(({ value }) => (value === '' ? null : new Date(value)));
    this.wrongOrder = after != null && before != null && before.getTime() <= after.getTime();
    if (!this.wrongOrder) {
      this.#choose(after ?? null, before ?? null);
    }
  }

  #choose(after: Date | null, before: Date | null): void {
    const { address } = this.app;
    address.go({ q: withTimes(address.state.value.q, wholeSecond(after), before) });
    this.dropdown.close();
  }
}

/** Nobody reads a query with the milliseconds at which a button was pressed. */
function wholeSecond(time: Date | null): Date | null {
  return time === null ? null : new Date(Math.floor(time.getTime() / 1_000) * 1_000);
}

function labelOf({ after, before }: TimeRange): string {
  if (after === null) {
    return before === null ? texts.pick.anyTime : texts.pick.until(dayAndTime(before));
  }
  return before === null
    ? texts.pick.since(dayAndTime(after))
    : texts.pick.between(dayAndTime(after), dayAndTime(before));
}
