import type { Activity } from './activity.js';

export interface Row {
  readonly activity: Activity;
  /** It came while the person was watching, alone or with a few, not with the first page. */
  readonly arrived: boolean;
}

/** A page as the list endpoint answers it: newest first, and the cursor of what is older (null: nothing is). */
export interface ActivityPage {
  readonly items: readonly Activity[];
  readonly next: string | null;
}

/** As many rows as the page keeps while activities arrive; the oldest are let go for newer ones. */
export const rowsKept = 500;

/** Where more come at once, none is marked: a mark says where to look. */
const markedAtMost = 10;

/** As many rows as a person can have by asking for older ones. */
export const rowsAtMost = 2_000;

/**
 * The rows on show: one run of the log, newest first, no activity twice, and nothing missing between the first row and the
 * last. Immutable.
 */
export class ActivityRows {
  static readonly none = new ActivityRows([], null, rowsKept, false);

  private constructor(
    readonly list: readonly Row[],
    /** Where the activities older than the last row begin; null when there are none. */
    readonly older: string | null,
    /** How many rows may stand here before the oldest are let go. */
    readonly limit: number,
    /** Older rows stood here and were let go. */
    readonly letGo: boolean,
  ) {}

  static of(page: ActivityPage): ActivityRows {
    return new ActivityRows(merged([], rowsOf(page.items, false)), page.next, rowsKept, false);
  }

  /** The run begins anew, since too much lies between the rows that stood here and these. */
  static restartedAt(page: ActivityPage): ActivityRows {
    return new ActivityRows(merged([], rowsOf(page.items, false)), page.next, rowsKept, page.next !== null);
  }

  get newestSeq(): number | null {
    return this.list[0]?.activity.seq ?? null;
  }

  get isFull(): boolean {
    return this.list.length >= rowsAtMost;
  }

  /** Whether nothing lies between the newest of these rows and that page, which begins at the newest of the log. */
  isJoinedBy(page: ActivityPage): boolean {
    const last = page.items.at(-1);
    return this.newestSeq === null ? page.next === null : last !== undefined && last.seq <= this.newestSeq;
  }

  /** How many rows are newer than that number. */
  countAfter(seq: number): number {
    const first = this.list.findIndex((row) => row.activity.seq <= seq);
    return first === -1 ? this.list.length : first;
  }

  /** These rows on top of others that they join; where some of these were let go already, the others lie too far below. */
  joinedTo(rows: ActivityRows, epoch: string): ActivityRows {
    return this.letGo
      ? this
      : rows.withNewer(
          this.list.map((row) => row.activity),
          epoch,
        );
  }

  /** Takes activities that join the newest row without a gap; `epoch` makes the cursor that fetches again what is let go. */
  withNewer(activities: readonly Activity[], epoch: string): ActivityRows {
    const list = merged(this.list, rowsOf(activities, activities.length <= markedAtMost));
    const oldestKept = list[this.limit - 1];
    if (list.length <= this.limit || oldestKept === undefined) {
      return new ActivityRows(list, this.older, this.limit, this.letGo);
    }
    return new ActivityRows(list.slice(0, this.limit), `${epoch}-${oldestKept.activity.seq}`, this.limit, true);
  }

  /** The same rows, of which none is let go for so many more: a page that is on its way must still join when it comes. */
  withRoom(count: number): ActivityRows {
    return new ActivityRows(this.list, this.older, Math.max(this.limit, this.list.length + count), this.letGo);
  }

  /** Takes the page that begins where the last row ends; the person asked for it, so it is not let go at once. */
  withOlder(page: ActivityPage): ActivityRows {
    const list = merged(this.list, rowsOf(page.items, false));
    return new ActivityRows(list, page.next, Math.max(rowsKept, list.length), false);
  }
}

function rowsOf(activities: readonly Activity[], arrived: boolean): Row[] {
  return activities.map((activity) => ({ activity, arrived }));
}

/** A stored activity never changes, so of two with the same number the row that stands stays. */
function merged(standing: readonly Row[], added: readonly Row[]): readonly Row[] {
  const numbers = new Set(standing.map((row) => row.activity.seq));
  const fresh: Row[] = [];
  for (const row of added) {
    if (!numbers.has(row.activity.seq)) {
      numbers.add(row.activity.seq);
      fresh.push(row);
    }
  }
  return fresh.length === 0 ? standing : [...fresh, ...standing].toSorted((a, b) => b.activity.seq - a.activity.seq);
}
