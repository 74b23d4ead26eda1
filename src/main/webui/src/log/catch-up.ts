import type { Activity } from '../activity/activity.js';
import type { ActivityPage } from '../activity/activity-rows.js';

/** What lies above it would fill the rows that the page keeps, so reading on would only let it go again. */
export const pagesAtMost = 10;

export interface CaughtUp extends ActivityPage {
  /** Whether the activities join the one that was known; if not, more lies between than was read. */
  readonly joined: boolean;
}

/** Reads from the newest activity down to the one that is known already, page by page, but not without end. */
export async function catchUp(
  fetchPage: (cursor: string | null) => Promise<ActivityPage>,
  knownSeq: number,
): Promise<CaughtUp> {
  const items: Activity[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < pagesAtMost; pages++) {
    const page: ActivityPage = await fetchPage(cursor);
    items.push(...page.items);
    cursor = page.next;
    const last = items.at(-1);
    if (cursor === null || (last !== undefined && last.seq <= knownSeq)) {
      return { items, next: cursor, joined: true };
    }
  }
  return { items, next: cursor, joined: false };
}
