import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Activity } from '../activity/activity.js';
import type { Row } from '../activity/activity-rows.js';
import { texts } from '../texts.js';
import { activityTableStyles } from './activity-table-styles.js';
import { avatarStyles } from './avatar.js';
import { baseStyles } from './base-styles.js';
import { DrawnRows } from './drawn-rows.js';
import { Ticking } from './ticking.js';
import { valueButtonStyles } from './value-button.js';

/** More at once than a person reads as they come. */
const rushing = 20;

/** After so long without a rush it is calm. */
const calmAfterMs = 3_000;

/** So few rows more at a time that nobody feels them being drawn. */
const grownBy = 20;

/** No row is lower. */
const lowestRowPixels = 48;

/**
 * The rows. In a rush only those in sight are drawn, and the others when it has become calm or somebody goes there.
 *
 * On narrow screens each becomes a card, by which a browser takes the table to be none: hence the roles that a table has of itself.
 */
@customElement('eyewitness-activity-table')
export class ActivityTableElement extends LitElement {
  static override styles = [baseStyles, avatarStyles, valueButtonStyles, activityTableStyles];

  @property({ attribute: false }) rows: readonly Row[] = [];

  /** Nobody moves the rows but the person, who may go anywhere among them. */
  @property({ type: Boolean }) still = false;

  @query('thead') head!: HTMLElement;
  @query('tbody') body!: HTMLElement;

  readonly ticking = new Ticking(this);
  readonly #drawnRows = new DrawnRows();
  /** So many rows are drawn, from the newest on. */
  #drawn = Infinity;
  #calm: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#drawAll);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#drawAll);
    this.#becomeCalm();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.#isRush(changed.get('rows')?.[0]?.activity.seq)) {
      const heightInSight = window.innerHeight - this.getBoundingClientRect().top;
      const downToFocus = this.#placeOfFocus(changed.get('rows') ?? []) + 1;
      this.#drawn = Math.max(
        1,
        Math.ceil(heightInSight / lowestRowPixels),
        downToFocus === 0 ? 0 : downToFocus + grownBy,
      );
      clearTimeout(this.#calm);
      this.#calm = setTimeout(() => this.#becomeCalm(), calmAfterMs);
    } else if (this.#grows) {
      this.#drawn += grownBy;
    }
  }

  override render(): TemplateResult {
    return html`
      <table role="table">
        <caption class="spoken">
          ${texts.table.caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="time">${texts.table.time}</th>
            <th role="columnheader" scope="col" class="admin">${texts.table.admin}</th>
            <th role="columnheader" scope="col" class="activity">${texts.table.activity}</th>
            <th role="columnheader" scope="col" class="entity">${texts.table.entity}</th>
            <th role="columnheader" scope="col" class="origin">${texts.table.origin}</th>
            <th role="columnheader" scope="col" class="result">${texts.table.outcome}</th>
          </tr>
        </thead>
        <tbody role="rowgroup" @animationend=${seenArriving} @animationcancel=${seenArriving}></tbody>
      </table>
    `;
  }

  /** The rows that are not drawn keep their place, so that the page is as long as with them. */
  override updated(): void {
    const rows = this.#drawn < this.rows.length ? this.rows.slice(0, this.#drawn) : this.rows;
    this.#drawnRows.draw(this.body, rows, new Date());
    this.style.setProperty('--undrawn', String(Math.max(0, this.rows.length - this.#drawn)));
    if (this.#grows) {
      requestAnimationFrame(() => this.requestUpdate());
    }
  }

  /** Goes on to the row below or above the one that has the focus, or to the first in sight; false where there is none. */
  moveRow(step: 1 | -1): boolean {
    const rows = this.#rowElements();
    const focused = this.#focusedIndex(rows);
    const row = focused < 0 ? this.#firstInSight(rows) : rows[focused + step];
    row?.focus();
    row?.scrollIntoView?.({ block: 'nearest' });
    return row !== undefined;
  }

  get focusedActivity(): Activity | null {
    return this.rows[this.#focusedIndex(this.#rowElements())]?.activity ?? null;
  }

  #isRush(newestBefore: number | undefined): boolean {
    return newestBefore !== undefined && (this.rows[rushing]?.activity.seq ?? 0) > newestBefore;
  }

  get #grows(): boolean {
    return this.#drawn < this.rows.length && (this.#calm === undefined || this.still);
  }

  /** Where the row that has the focus stands among the new ones, of which the old ones are drawn still; -1 where none has. */
  #placeOfFocus(before: readonly Row[]): number {
    const focused = before[this.#focusedIndex(this.#rowElements())];
    return focused === undefined ? -1 : this.rows.findIndex(({ activity }) => activity.seq === focused.activity.seq);
  }

  /** The head of the table stays over the rows. */
  #firstInSight(rows: readonly HTMLElement[]): HTMLElement | undefined {
    const edge = Math.max(0, this.head.getBoundingClientRect().bottom) - 1;
    return rows.find((row) => row.getBoundingClientRect().top >= edge) ?? rows.at(-1);
  }

  #becomeCalm(): void {
    clearTimeout(this.#calm);
    this.#calm = undefined;
    this.requestUpdate();
  }

  /** Paper waits for no frame. */
  readonly #drawAll = (): void => {
    this.#drawn = Infinity;
    this.requestUpdate();
    this.performUpdate();
  };

  #rowElements(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('tbody tr')];
  }

  #focusedIndex(rows: readonly HTMLElement[]): number {
    const focused = (this.renderRoot as ShadowRoot).activeElement;
    return rows.findIndex((row) => row.contains(focused));
  }

  /** Many activities may come between two frames: they are drawn together, and none while nobody sees the page. */
  protected override async scheduleUpdate(): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    super.scheduleUpdate();
  }
}

/** A mark that was seen once is not shown again when the rows come back into sight. */
function seenArriving(event: Event): void {
  (event.target as Element).classList.remove('arrived');
}
