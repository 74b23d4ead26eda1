import { html, render } from 'lit';
import type { Row } from '../activity/activity-rows.js';
import { relativeTime } from '../format/relative-time.js';
import { activityCell, adminCell, entityCell, originCell, outcomeCell, timeCell } from './activity-cells.js';

interface DrawnRow {
  readonly element: HTMLTableRowElement;
  readonly row: Row;
  /** What it says of its time, which passes. */
  readonly relative: string;
}

/**
 * The rows in the body of the table, each the same element as long as it is there, and drawn again only where it says something else.
 *
 * Lit's own `repeat` does as much, but as of 3.3.3 leaves a comment behind for each row that it takes away: in a day, millions.
 */
export class DrawnRows {
  readonly #drawn = new Map<number, DrawnRow>();

  draw(body: HTMLElement, rows: readonly Row[], now: Date): void {
    this.#removeAllBut(new Set(rows.map(({ activity }) => activity.seq)));
    let place = body.firstElementChild;
    for (const row of rows) {
      const element = this.#elementOf(row, relativeTime(row.activity.occurredAt, now));
      if (element === place) {
        place = place.nextElementSibling;
      } else {
        body.insertBefore(element, place);
      }
    }
  }

  #removeAllBut(wanted: ReadonlySet<number>): void {
    for (const [seq, { element }] of this.#drawn) {
      if (!wanted.has(seq)) {
        element.remove();
        this.#drawn.delete(seq);
      }
    }
  }

  #elementOf(row: Row, relative: string): HTMLTableRowElement {
    const { seq } = row.activity;
    const standing = this.#drawn.get(seq);
    if (standing?.row === row && standing.relative === relative) {
      return standing.element;
    }
    const element = standing?.element ?? newElement(row);
    drawRow(element, row, relative);
    this.#drawn.set(seq, { element, row, relative });
    return element;
  }
}

function newElement({ arrived }: Row): HTMLTableRowElement {
  const element = document.createElement('tr');
  element.setAttribute('role', 'row');
  element.tabIndex = -1;
  element.classList.toggle('arrived', arrived);
  return element;
}

function drawRow(element: HTMLElement, { activity }: Row, relative: string): void {
  element.classList.toggle('failure', !activity.success);
  render(
    html`
      <td role="cell" class="time">${timeCell(activity, relative)}</td>
      <td role="cell" class="admin">${adminCell(activity)}</td>
      <td role="cell" class="activity">${activityCell(activity)}</td>
      <td role="cell" class="entity">${entityCell(activity)}</td>
      <td role="cell" class="origin">${originCell(activity)}</td>
      <td role="cell" class="result">${outcomeCell(activity)}</td>
    `,
    element,
  );
}
