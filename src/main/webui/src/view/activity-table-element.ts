import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Activity } from '../activity/activity.js';
import type { Row } from '../activity/activity-rows.js';
import { relativeTime } from '../format/relative-time.js';
import { texts } from '../texts.js';
import { activityCell, adminCell, entityCell, originCell, outcomeCell, timeCell } from './activity-cells.js';
import { activityTableStyles } from './activity-table-styles.js';
import { avatarStyles } from './avatar.js';
import { baseStyles } from './base-styles.js';
import { Ticking } from './ticking.js';
import { valueButtonStyles } from './value-button.js';

/**
 * The rows. On narrow screens each becomes a card, by which a browser takes the table to be none: hence the roles that a
 * table has of itself.
 */
@customElement('eyewitness-activity-table')
export class ActivityTableElement extends LitElement {
  static override styles = [baseStyles, avatarStyles, valueButtonStyles, activityTableStyles];

  @property({ attribute: false }) rows: readonly Row[] = [];

  readonly ticking = new Ticking(this);

  override render(): TemplateResult {
    const now = new Date();
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
        <tbody role="rowgroup">
          ${repeat(
            this.rows,
            (row) => row.activity.seq,
            (row) => {
              const relative = relativeTime(row.activity.occurredAt, now);
              return guard([row, relative], () => tableRow(row, relative));
            },
          )}
        </tbody>
      </table>
    `;
  }

  /** Goes on to the row below or above the one that has the focus, or to the first; false where there is none. */
  moveRow(step: 1 | -1): boolean {
    const rows = this.#rowElements();
    const row = rows[this.#focusedIndex(rows) < 0 ? 0 : this.#focusedIndex(rows) + step];
    row?.focus();
    row?.scrollIntoView?.({ block: 'nearest' });
    return row !== undefined;
  }

  get focusedActivity(): Activity | null {
    return this.rows[this.#focusedIndex(this.#rowElements())]?.activity ?? null;
  }

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

function tableRow({ activity, arrived }: Row, relative: string): TemplateResult {
  return html`
    <tr role="row" tabindex="-1" class="${activity.success ? '' : 'failure'} ${arrived ? 'arrived' : ''}">
      <td role="cell" class="time">${timeCell(activity, relative)}</td>
      <td role="cell" class="admin">${adminCell(activity)}</td>
      <td role="cell" class="activity">${activityCell(activity)}</td>
      <td role="cell" class="entity">${entityCell(activity)}</td>
      <td role="cell" class="origin">${originCell(activity)}</td>
      <td role="cell" class="result">${outcomeCell(activity)}</td>
    </tr>
  `;
}
